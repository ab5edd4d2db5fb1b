package orderhub.infra.saga.jmx;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MBean whose names and descriptions are those that its interface is annotated with. */
final class DescribedMBean extends StandardMBean {
    private static final String LISTS = "list";
    private static final String SHOWS = "show";

    DescribedMBean(SagaMBean sagas) {
        super(sagas, SagaMBean.class, false);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return SagaMBean.class.getAnnotation(Described.class).value();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return method((info.isIs() ? "is" : "get") + info.getName())
                .map(getter -> getter.getAnnotation(Described.class).value())
                .orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return method(info.getName())
                .map(operation -> operation.getAnnotation(Described.class).value())
                .orElse(info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return described(info, sequence).map(Described::value).orElse(parameter.getDescription());
    }

    @Override
    protected String getParameterName(MBeanOperationInfo info, MBeanParameterInfo parameter, int sequence) {
        return described(info, sequence).map(Described::name).orElse(parameter.getName());
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        boolean reads = info.getName().equals(LISTS) || info.getName().equals(SHOWS);
        return reads ? MBeanOperationInfo.INFO : MBeanOperationInfo.ACTION;
    }

    private static Optional<Described> described(MBeanOperationInfo info, int parameter) {
        return method(info.getName())
                .map(Method::getParameters)
                .map(parameters -> parameters[parameter])
                .map((Parameter declared) -> declared.getAnnotation(Described.class));
    }

    /** No two methods of the interface have the same name. */
    private static Optional<Method> method(String name) {
        return Arrays.stream(SagaMBean.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst();
    }
}
