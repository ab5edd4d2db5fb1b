package orderhub.config.docs;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The page at {@code /docs}, and the files that it needs: its own, and of the viewer two. The viewer's own page shows
 * somebody else's API, and is not handed out.
 */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration implements WebMvcConfigurer {

    private static final String PAGE = "forward:/docs/index.html";
    private static final String VIEWER_FILES = "/docs/ui/{file:swagger-ui[.]css|swagger-ui-bundle[.]js}";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/docs").setViewName(PAGE);
        registry.addViewController("/docs/").setViewName(PAGE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(VIEWER_FILES).addResourceLocations(Viewer.location());
        // Everything else that nobody answers ends here, so that it is not found in the same words.
        registry.addResourceHandler("/**").addResourceLocations("classpath:/static/");
    }
}
