package dev.hotreload.reload;

import dev.hotreload.define.ClassPatterns;
import dev.hotreload.define.ClassSources;
import dev.hotreload.define.Definitions;
import dev.hotreload.define.GeneratedFiles;
import dev.hotreload.enums.EnumArguments;
import dev.hotreload.enums.EnumCollections;
import dev.hotreload.enums.EnumFinisher;
import dev.hotreload.enums.LiveEnums;
import dev.hotreload.enums.SwitchMaps;
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
import dev.hotreload.loader.ModuleLoader;
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

/** Makes the parts of a {@link ReloadEngine} and ties them, for the application of one set of loaders. */
final class EngineParts {
    final LoadedClasses loaded;
    final CurrentGeneration current;
    final Definitions definitions;
    final RecentNests recent = new RecentNests(System::nanoTime);
    final Drafting drafting;
    final Rehearsal rehearsal;
    final RedefinedClasses redefined = new RedefinedClasses();
    final EngineViews views;
    final JdkHooks hooks;
    final Transaction transaction;
    final Forgetting forgetting;
    final GeneratedClasses generated;
    final GeneratedFollowers followers;
    final Aftermath aftermath;

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
        loaded = new LoadedClasses(loaders, instrumentation, lookup);
        GeneratedFiles generatedFiles = new GeneratedFiles();
        ClassSources sources = new ClassSources(loaders, generatedFiles);
        current = new CurrentGeneration(
                loaders::name,
                new Generation(number, ClassModel.initial(sources.running(LiveNames.SAME)), LiveNames.SAME));
        definitions = new Definitions(
                loaders, patterns, sources, generatedFiles, current, last, hasSeats, mayInterfacesExtend);
        drafting = new Drafting(loaders, definitions, sources, recent, calls);
        rehearsal = new Rehearsal(
                loaders.contents(),
                internalName -> definitions.isReloadable(internalName) && loaders.findLive(internalName) != null,
                changes -> drafting.rehearse(current.get(), changes));
        LiveFields fields = new LiveFields(lookup, current, problem);
        EnumCollections collections = new EnumCollections(instrumentation, lookup);
        Redefinitions redefinitions = new Redefinitions(instrumentation, last);
        SwitchMaps switchMaps =
                new SwitchMaps(instrumentation, redefinitions, lookup, sources, definitions, current, internalError);
        EnumArguments arguments = new EnumArguments(lookup, fields, current, internalError);
        LiveEnums enums = new LiveEnums(
                loaders,
                lookup,
                fields,
                collections,
                new EnumFinisher(lookup, fields, collections, switchMaps, arguments, internalError));
        AwaitedClasses awaited = new AwaitedClasses();
        LiveMembers members = new LiveMembers(loaders, lookup, current, fields, enums::complete, awaited);
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
        transaction = new Transaction(
                loaders,
                instrumentation,
                redefinitions,
                members,
                hooks,
                enums,
                new Hierarchies(loaders, instrumentation, lookup, redefinitions, current));
        Reinitialiser reinitialiser = new Reinitialiser(loaders, lookup, members);
        forgetting = new Forgetting(loaders, instrumentation, lookup);
        generated = new GeneratedClasses(
                definitions::hasFile,
                definitions::prepareGenerated,
                definitions::prepareBelow,
                (beside, classFile) -> lookup.trusted().in(beside).defineClass(classFile),
                loaders);
        followers = new GeneratedFollowers(
                loaders,
                generated,
                drafting,
                transaction,
                current,
                reinitialiser,
                awaited,
                new ProxyMethods(instrumentation, redefinitions, lookup),
                new UnknownGenerators(instrumentation::getAllLoadedClasses, this::isOfKnownOrigin),
                redefined::tell);
        aftermath = new Aftermath(forgetting, followers, enums, loaded, reinitialiser, supports);
    }

    private boolean isOfKnownOrigin(Class<?> type) {
        String internalName = LiveMembers.internalName(type);
        return type.getClassLoader() instanceof ModuleLoader
                && (generated.isKnown(internalName)
                        || definitions.hasFile(internalName)
                        // Its file was deleted.
                        || current.get().model().state(internalName) != null);
    }
}
