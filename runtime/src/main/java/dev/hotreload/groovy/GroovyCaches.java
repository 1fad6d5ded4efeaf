package dev.hotreload.groovy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the application's Groovy look anew at classes that changed, so that dynamic calls see their members.
 *
 * <p>Groovy keeps three things: for each class what reflection said ({@code ClassInfo}, {@code CachedClass}), for each class
 * and some objects the methods and properties that a dynamic call chooses from ({@code MetaClass}), and in each call site what
 * was chosen. Compiled Groovy classes and all their objects hold the first two in fields of their own, where nobody finds them.
 * So their contents are replaced, and they stay the objects that they are; call sites are made to choose again.
 *
 * <p>Used by the applying thread only, after a change has become current.
 */
public final class GroovyCaches {
    private final Function<String, @Nullable Class<?>> libraries;
    private final Supplier<Class<?>[]> loaded;

    /**
     * The caches of the Groovy that the application has, if it has one.
     *
     * @param libraries finds a library's class by its binary name, if it has been loaded
     * @param loaded all classes that have been loaded
     */
    public GroovyCaches(Function<String, @Nullable Class<?>> libraries, Supplier<Class<?>[]> loaded) {
        this.libraries = libraries;
        this.loaded = loaded;
    }

    /**
     * Forgets what was known of {@code reshaped} and of their subtypes.
     *
     * @param changed all classes of which anything changed
     * @param reshaped those of them whose members changed
     * @return what could not be forgotten, for the user
     */
    public List<String> forget(Collection<Class<?>> changed, Collection<Class<?>> reshaped) {
        Class<?> classInfo = libraries.apply("org.codehaus.groovy.reflection.ClassInfo");
        if (classInfo == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        try {
            Groovy groovy = new Groovy(classInfo.getClassLoader());
            if (!reshaped.isEmpty()) {
                renew(groovy, reshaped, notes);
            }
            if (libraries.apply("org.codehaus.groovy.runtime.callsite.CallSiteArray") != null) {
                new CallSiteArrays(groovy).drop(reshaped.isEmpty() ? changed : List.of(loaded.get()));
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            notes.add("Groovy's dynamic calls may go on with what they knew of the changed classes (" + e + ")");
        }
        return notes;
    }

    private static void renew(Groovy groovy, Collection<Class<?>> reshaped, List<String> notes)
            throws ReflectiveOperationException {
        ClassInfos infos = new ClassInfos(groovy);
        List<Object> affected = infos.ofSubtypes(reshaped);
        if (affected.isEmpty()) {
            return;
        }
        for (Object info : affected) {
            infos.forgetReflection(info);
        }
        Set<Object> metaClasses = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object info : affected) {
            infos.collectMetaClasses(info, metaClasses);
        }
        infos.collectRegistered(reshaped, metaClasses);
        MetaClassRenewal renewal = new MetaClassRenewal(groovy);
        for (Object metaClass : metaClasses) {
            try {
                renewal.renew(metaClass);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                notes.add("Groovy may go on with what it knew of "
                        + groovy.theClass(metaClass).getName() + " (" + e + ")");
            }
        }
        groovy.invalidateCallSites();
    }
}
