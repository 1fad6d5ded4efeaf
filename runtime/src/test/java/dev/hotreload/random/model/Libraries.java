package dev.hotreload.random.model;

import java.util.List;
import java.util.Set;

/** The methods of the JDK that the program overrides. */
final class Libraries {

    static final String TO_STRING = "lib-toString";
    static final String EQUALS = "lib-equals";

    /** Supertypes that a class may have, with their type arguments. */
    static final List<String> SUPERCLASSES = List.of("java.lang.RuntimeException", "java.util.AbstractList<String>");

    static final String SUPPLIER = "java.util.function.Supplier<String>";

    private static final Set<String> ABSTRACT = Set.of("lib-supplier-get", "lib-list-get", "lib-list-size");

    private Libraries() {}

    static List<Family> families() {
        String list = "java.util.AbstractList";
        return List.of(
                family(TO_STRING, "toString", List.of(), JavaType.STRING, "java.lang.Object"),
                family("lib-hashCode", "hashCode", List.of(), JavaType.INT, "java.lang.Object"),
                family(EQUALS, "equals", List.of("Object"), "boolean", "java.lang.Object"),
                family("lib-getMessage", "getMessage", List.of(), JavaType.STRING, "java.lang.RuntimeException"),
                family("lib-supplier-get", "get", List.of(), JavaType.STRING, "java.util.function.Supplier"),
                family("lib-list-get", "get", List.of(JavaType.INT), JavaType.STRING, list),
                family("lib-list-size", "size", List.of(), JavaType.INT, list),
                family("lib-list-isEmpty", "isEmpty", List.of(), "boolean", list),
                family("lib-list-contains", "contains", List.of("Object"), "boolean", list));
    }

    /** Whether a class below the root must have it. */
    static boolean isAbstract(Family family) {
        return ABSTRACT.contains(family.id());
    }

    private static Family family(String id, String name, List<String> parameters, String returns, String root) {
        return new Family(id, name, parameters, returns, false, Visibility.PUBLIC, 0, root);
    }
}
