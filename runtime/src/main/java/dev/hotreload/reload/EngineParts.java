package dev.hotreload.reload;

import dev.hotreload.define.ClassPatterns;
import dev.hotreload.define.ClassSources;
import dev.hotreload.define.Definitions;
import dev.hotreload.define.GeneratedFiles;
import dev.hotreload.generated.GeneratedClasses;
import dev.hotreload.generation.CurrentGeneration;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.live.AwaitedClasses;
import dev.hotreload.live.LazyLinker;
import dev.hotreload.live.LiveFields;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.ClassModel;
import dev.hotreload.outcome.CallWatch;
import dev.hotreload.source.SourceHandles;
import dev.hotreload.source.SourceMembers;
import dev.hotreload.source.SourceReflection;
import dev.hotreload.support.Supports;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parts of a {@link ReloadEngine} that a program needs while it runs, and ties them, for the application of
 * one set of loaders. What only a reload needs is in {@link #reloads}.
 */
final class EngineParts {
    final ApplicationLoaders loaders;
    final Instrumentation instrumentation;
    final TrustedLookup lookup;
    final ClassSources sources;
    final LoadedClasses loaded;
    final CurrentGeneration current;
    final Definitions definitions;
    final RecentNests recent = new RecentNests(System::nanoTime);
    final RedefinedClasses redefined = new RedefinedClasses();
    final Redefinitions redefinitions;
    final LiveFields fields;
    final LiveMembers members;
    final AwaitedClasses awaited = new AwaitedClasses();
    final EngineViews views;
    final JdkHooks hooks;
    final GeneratedClasses generated;
    private final Supplier<ReloadParts> made;
    private volatile @Nullable ReloadParts reloads;

    /**
     * @param patterns which classes may be reloaded
     * @param calls is told of first calls of changed methods
     * @param supports have frameworks follow
     * @param last has the last word about what the JVM gets, by the class's internal name
     * @param hasSeats whether classes get room for other interfaces
     * @param mayInterfacesExtend whether interfaces may get others, too
     * @param problem is told what methods of the application throw
     * @param internalError is told what should not happen, and what was being done
     * @param routes has the hooks of the JVM ask the right engine
     * @param number the generation that the classes on disk are; 0 at the start
     */
    EngineParts(
            ApplicationLoaders loaders,
            Instrumentation instrumentation,
            TrustedLookup lookup,
            ClassPatterns patterns,
            CallWatch calls,
            Supports supports,
            BiFunction<String, byte[], byte[]> last,
            boolean hasSeats,
            boolean mayInterfacesExtend,
            Consumer<String> problem,
            BiConsumer<String, Throwable> internalError,
            HookRoutes routes,
            int number) {
        this.loaders = loaders;
        this.instrumentation = instrumentation;
        this.lookup = lookup;
        loaded = new LoadedClasses(loaders, instrumentation, lookup);
        GeneratedFiles generatedFiles = new GeneratedFiles();
        sources = new ClassSources(loaders, generatedFiles);
        current = new CurrentGeneration(
                loaders::name,
                new Generation(number, ClassModel.initial(sources.running(LiveNames.SAME)), LiveNames.SAME));
        definitions = new Definitions(
                loaders, patterns, sources, generatedFiles, current, last, hasSeats, mayInterfacesExtend);
        fields = new LiveFields(lookup, current, problem);
        redefinitions = new Redefinitions(instrumentation, last);
        members = new LiveMembers(
                loaders, lookup, current, fields, type -> reloads().enums.complete(type), awaited);
        SourceReflection reflection =
                new SourceReflection(current, loaders, lookup, members, definitions::isLeftOut, definitions::wasSealed);
        LazyLinker linker = new LazyLinker(members, calls::called);
        views = new EngineViews(
                linker,
                reflection,
                fields.cloning(),
                () -> new SourceMembers(
                        current, new SourceHandles(current, lookup, members, linker), reflection.fields(), members),
                () -> reflection.traces(redefinitions));
        hooks = new JdkHooks(instrumentation, routes);
        generated = new GeneratedClasses(
                definitions::hasFile,
                definitions::prepareGenerated,
                definitions::prepareBelow,
                (beside, classFile) -> lookup.trusted().in(beside).defineClass(classFile),
                loaders);
        made = () -> new ReloadParts(this, calls, supports, internalError);
    }

    /**
     * What reloads, made when it is first asked for: the start of a program, most of which is loading classes of ours,
     * does not wait for it. Safe for use by any thread.
     */
    ReloadParts reloads() {
        ReloadParts parts = reloads;
        if (parts == null) {
            synchronized (made) {
                parts = reloads;
                if (parts == null) {
                    parts = made.get();
                    reloads = parts;
                }
            }
        }
        return parts;
    }
}
