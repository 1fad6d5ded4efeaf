package dev.hotreload.shell;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the program that the prompt shows: some as variables, others as static fields of a class, so that they
 * are in nobody's way: {@code held.prompt}, {@code beans.orderService}.
 *
 * <p>They are looked at before each input. Used by the shell's thread.
 */
public final class ShownObjects {
    private final Supplier<Map<String, Object>> variables;
    private final Map<String, Supplier<Map<String, ShownObject>>> groups;
    /** By the name of a group: what was declared last. */
    private final Map<String, Map<String, String>> declared = new HashMap<>();
    /**
     * By the name of a group and what was declared: the class, which JShell uses again when the same is declared again.
     */
    private final Map<String, Map<Map<String, String>, Class<?>>> classes = new HashMap<>();

    /**
     * @param variables the objects that are variables, by name
     * @param groups by the name of a class: the objects that are its fields, by name
     */
    public ShownObjects(
            Supplier<Map<String, Object>> variables, Map<String, Supplier<Map<String, ShownObject>>> groups) {
        this.variables = variables;
        this.groups = new LinkedHashMap<>(groups);
    }

    /** Declares what is not declared yet, and brings the values up to date. */
    void show(JShell shell, SnippetLoader snippets) throws ReflectiveOperationException {
        for (Map.Entry<String, Object> entry : variables.get().entrySet()) {
            String name = entry.getKey();
            if (shell.variables().noneMatch(variable -> variable.name().equals(name))) {
                shell.eval(PublishedType.of(entry.getValue().getClass()) + " " + name + " = null;");
            }
            set(snippets.declaring(name), name, entry.getValue());
        }
        for (Map.Entry<String, Supplier<Map<String, ShownObject>>> group : groups.entrySet()) {
            Map<String, ShownObject> objects =
                    new LinkedHashMap<>(group.getValue().get());
            objects.keySet().removeIf(name -> !SourceVersion.isName(name) || name.indexOf('.') >= 0);
            show(group.getKey(), objects, shell, snippets);
        }
    }

    private void show(String group, Map<String, ShownObject> objects, JShell shell, SnippetLoader snippets)
            throws ReflectiveOperationException {
        Map<String, String> types = new LinkedHashMap<>();
        objects.forEach((name, object) -> types.put(name, object.typeName()));
        Map<String, String> before = declared.getOrDefault(group, Map.of());
        Class<?> owner = known(group).get(before);
        if (!types.equals(before)) {
            for (String name : before.keySet()) {
                // The old class must not keep what the program has let go.
                set(owner, name, null);
            }
            drop(group, shell);
            declared.put(group, types);
            if (!types.isEmpty() && shell.eval(declaration(group, types)).get(0).status() == Snippet.Status.REJECTED) {
                types.replaceAll((name, type) -> "Object");
                shell.eval(declaration(group, types));
                declared.put(group, Map.copyOf(types));
            }
            owner = declaring(group, types, snippets);
        }
        for (Map.Entry<String, ShownObject> entry : objects.entrySet()) {
            set(owner, entry.getKey(), entry.getValue().value());
        }
    }

    private Map<Map<String, String>, Class<?>> known(String group) {
        return classes.computeIfAbsent(group, name -> new HashMap<>());
    }

    /** The class of what has just been declared: a new one, or the one that it had before. */
    private @Nullable Class<?> declaring(String group, Map<String, String> types, SnippetLoader snippets) {
        Class<?> newest = snippets.type(group);
        if (newest != null && !known(group).containsValue(newest)) {
            known(group).put(Map.copyOf(types), newest);
        }
        return known(group).get(types);
    }

    private static void drop(String group, JShell shell) {
        shell.snippets()
                .filter(snippet -> snippet instanceof TypeDeclSnippet type
                        && type.name().equals(group)
                        && shell.status(snippet).isActive())
                .toList()
                .forEach(shell::drop);
    }

    private static String declaration(String group, Map<String, String> types) {
        return types.entrySet().stream()
                .map(field -> "public static " + field.getValue() + " " + field.getKey() + ";")
                .collect(Collectors.joining(" ", "class " + group + " { ", " }"));
    }

    private static void set(@Nullable Class<?> declaring, String name, @Nullable Object value)
            throws ReflectiveOperationException {
        if (declaring == null) {
            return;
        }
        Field field = declaring.getDeclaredField(name);
        field.setAccessible(true);
        if (field.getType().isPrimitive()
                ? value != null
                : value == null || field.getType().isInstance(value)) {
            field.set(null, value);
        }
    }
}
