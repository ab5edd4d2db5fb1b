package orderhub.infra.local.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A client that deletes messages before anybody has handled them. */
final class DeletingFirst {

    private DeletingFirst() {}

    static SqsClient over(SqsClient sqs) {
        return (SqsClient) Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(), new Class<?>[] {SqsClient.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(sqs, arguments);
                        if (answer instanceof ReceiveMessageResponse received
                                && arguments[0] instanceof ReceiveMessageRequest request) {
                            deleteAll(sqs, request.queueUrl(), received);
                        }
                        return answer;
                    } catch (InvocationTargetException fault) {
                        throw fault.getCause();
                    }
                });
    }

    private static void deleteAll(SqsClient sqs, String queueUrl, ReceiveMessageResponse received) {
        received.messages()
                .forEach(message ->
                        sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
    }
}
