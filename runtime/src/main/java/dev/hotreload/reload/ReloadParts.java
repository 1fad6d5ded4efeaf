package dev.hotreload.reload;

import dev.hotreload.enums.EnumArguments;
import dev.hotreload.enums.EnumCollections;
import dev.hotreload.enums.EnumFinisher;
import dev.hotreload.enums.LiveEnums;
import dev.hotreload.enums.SwitchMaps;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.outcome.CallWatch;
import dev.hotreload.support.Supports;
import java.util.function.BiConsumer;

/** Makes the parts of a {@link ReloadEngine} that only a reload needs, and ties them to the {@link EngineParts}. */
final class ReloadParts {
    final Drafting drafting;
    final Rehearsal rehearsal;
    final LiveEnums enums;
    final Transaction transaction;
    final Forgetting forgetting;
    final GeneratedFollowers followers;
    final Aftermath aftermath;
    private final EngineParts engine;

    /**
     * @param engine what the program has been running with
     * @param calls is told of first calls of changed methods
     * @param supports have frameworks follow
     * @param internalError is told what should not happen, and what was being done
     */
    ReloadParts(EngineParts engine, CallWatch calls, Supports supports, BiConsumer<String, Throwable> internalError) {
        this.engine = engine;
        drafting = new Drafting(engine.loaders, engine.definitions, engine.sources, engine.recent, calls);
        rehearsal = new Rehearsal(
                engine.loaders.contents(),
                internalName ->
                        engine.definitions.isReloadable(internalName) && engine.loaders.findLive(internalName) != null,
                changes -> drafting.rehearse(engine.current.get(), changes));
        enums = enums(engine, internalError);
        transaction = new Transaction(
                engine.loaders,
                engine.instrumentation,
                engine.redefinitions,
                engine.members,
                engine.hooks,
                enums,
                new Hierarchies(
                        engine.loaders, engine.instrumentation, engine.lookup, engine.redefinitions, engine.current));
        Reinitialiser reinitialiser = new Reinitialiser(engine.loaders, engine.lookup, engine.members);
        forgetting = new Forgetting(engine.loaders, engine.instrumentation, engine.lookup);
        followers = new GeneratedFollowers(
                engine.loaders,
                engine.generated,
                drafting,
                transaction,
                engine.current,
                reinitialiser,
                engine.awaited,
                new ProxyMethods(engine.instrumentation, engine.redefinitions, engine.lookup),
                new UnknownGenerators(engine.instrumentation::getAllLoadedClasses, this::isOfKnownOrigin),
                engine.redefined::tell);
        aftermath = new Aftermath(forgetting, followers, enums, engine.loaded, reinitialiser, supports);
    }

    private static LiveEnums enums(EngineParts engine, BiConsumer<String, Throwable> internalError) {
        EnumCollections collections = new EnumCollections(engine.instrumentation, engine.lookup);
        SwitchMaps switchMaps = new SwitchMaps(
                engine.instrumentation,
                engine.redefinitions,
                engine.lookup,
                engine.sources,
                engine.definitions,
                engine.current,
                internalError);
        EnumArguments arguments = new EnumArguments(engine.lookup, engine.fields, engine.current, internalError);
        return new LiveEnums(
                engine.loaders,
                engine.lookup,
                engine.fields,
                collections,
                new EnumFinisher(engine.lookup, engine.fields, collections, switchMaps, arguments, internalError));
    }

    private boolean isOfKnownOrigin(Class<?> type) {
        String internalName = LiveMembers.internalName(type);
        return type.getClassLoader() instanceof ModuleLoader
                && (engine.generated.isKnown(internalName)
                        || engine.definitions.hasFile(internalName)
                        // Its file was deleted.
                        || engine.current.get().model().state(internalName) != null);
    }
}
