package dev.hotreload.spring.view;

import java.util.Map;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Has the JSP engine look for changed pages, which must be decided before it starts: when the environment is complete
 * and no bean is made yet. What the application says itself comes first. Called by the thread that makes a context.
 */
public final class JspPages {
    private static final String ENGINE = "org.apache.jasper.servlet.JspServlet";

    /**
     * The first is one that spring-boot-devtools sets, too; then a page is looked at every 4 s, and Tomcat remembers it
     * for 5.
     */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "server.servlet.jsp.init-parameters.development", "true",
            "server.servlet.jsp.init-parameters.modificationTestInterval", "0",
            "server.tomcat.resource.cache-ttl", "0");

    private JspPages() {}

    /** To be called before the context starts. */
    public static void follow(Object made) {
        if (made instanceof GenericApplicationContext context) {
            context.addBeanFactoryPostProcessor(factory -> {
                if (ClassUtils.isPresent(ENGINE, factory.getBeanClassLoader())) {
                    context.getEnvironment().getPropertySources().addLast(new MapPropertySource("hotreload", DEFAULTS));
                }
            });
        }
    }
}
