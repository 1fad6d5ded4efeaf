package dev.hotreload.reload;

import dev.hotreload.boot.Cloning;
import dev.hotreload.boot.Link;
import dev.hotreload.boot.MemberHook;
import dev.hotreload.boot.MemberView;
import dev.hotreload.boot.ReflectionHook;
import dev.hotreload.boot.StackTraceHook;
import dev.hotreload.boot.TraceView;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.reflect.Frames;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which engine the hooks of the JVM ask. As long as there is one generation of loaders they ask its engine directly.
 * From the second one on they ask that of the class that it is about: an object that was kept runs the code of the
 * generation that made it, whose call sites, added fields and members only its own engine knows. What is of no module
 * is the newest engine's affair.
 *
 * <p>One for all engines. It holds those of earlier generations only through their classes. Safe for use by any thread.
 */
final class HookRoutes {
    private final TrustedLookup lookup;
    private volatile @Nullable EngineViews newest;
    private volatile boolean hasSeveral;

    HookRoutes(TrustedLookup lookup) {
        this.lookup = lookup;
    }

    /** From now on this engine is the newest. */
    void takeOver(EngineViews engine) {
        // Making its views uses what is hooked, about which the newest is asked: before it is that.
        if (JdkHooks.areMembersHooked()) {
            engine.members();
        }
        if (JdkHooks.areTracesHooked()) {
            engine.traces();
        }
        newest = engine;
        install();
    }

    /** There will be a second engine, whose classes may be asked about before it takes over. */
    void expectSeveral() {
        hasSeveral = true;
        install();
    }

    private void install() {
        EngineViews engine = newest();
        if (hasSeveral) {
            Link.install(this::link);
            ReflectionHook.install(new RoutedReflection(this), ModuleLoader.class);
            Cloning.install((object, clone) -> of(clone.getClass()).cloning().apply(object, clone));
        } else {
            Link.install(engine.linker());
            ReflectionHook.install(engine.reflection(), ModuleLoader.class);
            Cloning.install(engine.cloning());
        }
        if (JdkHooks.areMembersHooked()) {
            installMembers();
        }
        if (JdkHooks.areTracesHooked()) {
            installTraces();
        }
    }

    /** To be called before users of members are hooked. */
    void installMembers() {
        MemberView ofNewest = newest().members();
        MemberHook.install(hasSeveral ? new RoutedMembers(this) : ofNewest);
    }

    /** To be called before stack traces are hooked. */
    void installTraces() {
        TraceView ofNewest = newest().traces();
        try {
            StackTraceHook.install(hasSeveral ? new RoutedTraces(this, new Frames(lookup.trusted())) : ofNewest);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: this JDK's stack traces are not as expected", e);
        }
    }

    private CallSite link(MethodHandles.Lookup caller, String name, MethodType type, Object[] arguments)
            throws Throwable {
        return of(caller.lookupClass()).linker().link(caller, name, type, arguments);
    }

    EngineViews newest() {
        return Objects.requireNonNull(newest);
    }

    /** The engine of a class's own loaders. */
    EngineViews of(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        // A class that the application has loaded itself is of the generation whose loader is above its own.
        for (ClassLoader loader = element.getClassLoader(); loader != null; loader = loader.getParent()) {
            ApplicationLoaders loaders = ApplicationLoaders.of(loader);
            if (loaders != null) {
                EngineViews found = loaders.attached(EngineViews.class);
                return found == null ? newest() : found;
            }
        }
        return newest();
    }
}
