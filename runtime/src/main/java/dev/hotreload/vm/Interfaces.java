package dev.hotreload.vm;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All interfaces of a class, as reflection tells them. */
public final class Interfaces {
    private Interfaces() {}

    /** Those that the class, its superclasses and their interfaces name. */
    public static Set<Class<?>> of(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (@Nullable Class<?> each = type; each != null; each = each.getSuperclass()) {
            add(each, all);
        }
        return all;
    }

    private static void add(Class<?> type, Set<Class<?>> all) {
        for (Class<?> parent : type.getInterfaces()) {
            add(parent, all);
            all.add(parent);
        }
    }
}
