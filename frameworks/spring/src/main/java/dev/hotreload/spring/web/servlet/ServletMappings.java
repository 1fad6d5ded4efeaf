package dev.hotreload.spring.web.servlet;

import dev.hotreload.spring.web.RequestMappings;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The mappings of Spring MVC. */
final class ServletMappings extends RequestMappings<RequestMappingInfo> {
    private final RequestMappingHandlerMapping mapping;

    ServletMappings(RequestMappingHandlerMapping mapping) {
        super(mapping, RequestMappingHandlerMapping.class, AbstractHandlerMethodMapping.class);
        this.mapping = mapping;
    }

    @Override
    protected Map<RequestMappingInfo, HandlerMethod> registered() {
        return mapping.getHandlerMethods();
    }

    @Override
    protected void register(RequestMappingInfo info, String bean, Method method) {
        mapping.registerMapping(info, bean, method);
    }

    @Override
    protected void unregister(RequestMappingInfo info) {
        mapping.unregisterMapping(info);
    }

    @Override
    protected Collection<RequestMethod> verbs(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods();
    }

    @Override
    protected Collection<String> paths(RequestMappingInfo info) {
        return info.getPatternValues();
    }
}
