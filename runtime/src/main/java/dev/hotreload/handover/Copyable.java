package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are made anew.
 *
 * @param type the class of the new ones
 * @param state how they get their fields
 * @param container the JDK's container that the class extends; null if it extends none
 * @param access makes them
 */
record Copyable(Class<?> type, StateCopy state, @Nullable Class<?> container, Access access) {

    /** @throws CannotBeKept if that is not possible */
    static Copyable of(Class<?> old, Class<?> type, LoaderGeneration to, Access access) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new CannotBeKept(type, "", HandoverTexts.noObjects(to, type.isInterface()));
        }
        for (Class<?> fixed : new Class<?>[] {Thread.class, ClassLoader.class}) {
            if (fixed.isAssignableFrom(type)) {
                throw new CannotBeKept(type, "", HandoverTexts.copyWouldBeAnother(fixed.getName()));
            }
        }
        Class<?> container = null;
        if (Collection.class.isAssignableFrom(old) || Map.class.isAssignableFrom(old)) {
            Class<?> candidate = ofJdk(type);
            container = Modifier.isAbstract(candidate.getModifiers()) || candidate == Object.class ? null : candidate;
        }
        StateCopy state = StateCopy.of(old, type, container == null ? Object.class : container, to, access);
        return new Copyable(type, state, container, access);
    }

    boolean isContainer() {
        return container != null;
    }

    /** A new object; the JDK's part of one with elements is that of one without. */
    Object make() {
        Object made = access.allocate(type);
        if (container != null) {
            try {
                Object empty = container.getConstructor().newInstance();
                for (Class<?> each = container; each != null; each = each.getSuperclass()) {
                    for (Field field : Fields.declared(each)) {
                        access.write(field, made, access.read(field, empty));
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new CannotBeKept(type, "", HandoverTexts.noEmpty(container.getName()), e);
            } catch (Throwable e) {
                throw Access.rethrown(e);
            }
        }
        return made;
    }

    /** The lowest superclass that is the JDK's, or the class itself. */
    static Class<?> ofJdk(Class<?> type) {
        Class<?> each = type;
        while (!each.getModule().isNamed()) {
            each = each.getSuperclass();
        }
        return each;
    }
}
