package dev.hotreload.groovy;

import dev.hotreload.boot.Instances;
import dev.hotreload.boot.ReshapedClasses;
import dev.hotreload.message.NoteTexts;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has the application's Groovy look anew at classes that changed, so that dynamic calls see their members.
 *
 * <p>Groovy keeps three things: for each class what reflection said ({@code ClassInfo}, {@code CachedClass}), for each
 * class and some objects the methods and properties that a dynamic call chooses from ({@code MetaClass}), and in each
 * call site what was chosen. Compiled Groovy classes and all their objects hold the first two in fields of their own,
 * where nobody finds them. So their contents are replaced, and they stay the objects that they are; call sites are made
 * to choose again.
 *
 * <p>Used by the applying thread only, after a change has become current.
 */
public final class GroovyCaches {
    private final Function<String, @Nullable Class<?>> libraries;
    private final Instrumentation instrumentation;

    /**
     * The caches of the Groovy that the application has, if it has one.
     *
     * @param libraries finds a library's class by its binary name, if it has been loaded
     */
    public GroovyCaches(Instrumentation instrumentation, Function<String, @Nullable Class<?>> libraries) {
        this.instrumentation = instrumentation;
        this.libraries = libraries;
    }

    /** Has Groovy ask us, whichever loader will load it. To be called once, before the application is loaded. */
    public static void hook(Instrumentation instrumentation) {
        instrumentation.addTransformer(new GroovyHooks(), true);
    }

    /**
     * Forgets what was known of {@code reshaped} and of their subtypes.
     *
     * @param changed all classes of which anything changed
     * @param reshaped those of them whose members changed
     * @return what could not be forgotten, for the user
     */
    public List<String> forget(Collection<Class<?>> changed, Collection<Class<?>> reshaped) {
        ReshapedClasses.add(reshaped);
        Class<?> classInfo = libraries.apply("org.codehaus.groovy.reflection.ClassInfo");
        if (classInfo == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        try {
            Groovy groovy = new Groovy(classInfo.getClassLoader());
            if (!reshaped.isEmpty()) {
                renew(groovy, reshaped, notes);
                Class<?> generator = libraries.apply("groovy.util.ProxyGenerator");
                if (generator != null) {
                    new Adapters(generator).forget();
                }
            }
            if (libraries.apply("org.codehaus.groovy.runtime.callsite.CallSiteArray") != null) {
                new CallSiteArrays(groovy)
                        .drop(reshaped.isEmpty() ? changed : List.of(instrumentation.getAllLoadedClasses()));
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            notes.add(NoteTexts.groovyCallsKept(e));
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
        MetaClassRenewal renewal = new MetaClassRenewal(groovy);
        for (Object metaClass : Instances.all()) {
            try {
                renewal.renew(metaClass, reshaped);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                notes.add(NoteTexts.metaClassKept(metaClass, e));
            }
        }
        groovy.invalidateCallSites();
    }
}
