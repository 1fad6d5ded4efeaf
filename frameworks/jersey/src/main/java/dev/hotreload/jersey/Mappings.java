package dev.hotreload.jersey;

import dev.hotreload.spi.Following;
import java.util.Map;
import java.util.TreeMap;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;

/** What an application answers, as the user knows it: {@code GET /orders/{id}}, and by what. */
final class Mappings {
    private final Map<String, String> methods = new TreeMap<>();

    private Mappings() {}

    static Mappings of(ResourceModel model) {
        Mappings mappings = new Mappings();
        model.getRootResources().forEach(resource -> mappings.add("", resource));
        return mappings;
    }

    private void add(String above, Resource resource) {
        String path = (above + "/" + String.valueOf(resource.getPath())).replaceAll("/+", "/");
        for (ResourceMethod method : resource.getResourceMethods()) {
            // What model processors add to each resource, such as OPTIONS.
            if (!method.isExtended()) {
                put(method.getHttpMethod() + " " + path, method);
            }
        }
        if (resource.getResourceLocator() != null
                && !resource.getResourceLocator().isExtended()) {
            put("locator " + path, resource.getResourceLocator());
        }
        resource.getChildResources().forEach(child -> add(path, child));
    }

    private void put(String mapping, ResourceMethod method) {
        methods.merge(
                mapping,
                method.getInvocable().getHandlingMethod().toGenericString()
                        + parameters(method)
                        + method.getConsumedTypes()
                        + method.getProducedTypes()
                        + method.getNameBindings(),
                (one, other) -> one + " " + other);
    }

    private static String parameters(ResourceMethod method) {
        return method.getInvocable().getParameters().stream()
                .map(parameter -> parameter.getSource() + " " + parameter.getSourceName() + " "
                        + parameter.getDefaultValue() + " " + parameter.isEncoded())
                .toList()
                .toString();
    }

    void tellChanges(Mappings now, Following following) {
        methods.keySet().stream()
                .filter(mapping -> !now.methods.containsKey(mapping))
                .forEach(following::removed);
        now.methods.forEach((mapping, method) -> {
            String before = methods.get(mapping);
            if (before == null) {
                following.added(mapping);
            } else if (!before.equals(method)) {
                following.changed(mapping);
            }
        });
    }
}
