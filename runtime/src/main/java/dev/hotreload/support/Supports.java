package dev.hotreload.support;

import dev.hotreload.boot.MadeObjects;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.message.ProblemTexts;
import dev.hotreload.report.FollowedChange;
import dev.hotreload.report.Reporter;
import dev.hotreload.report.Sign;
import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedTypeBuilder;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import dev.hotreload.spi.Inherited;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The supports of the frameworks that this application has.
 *
 * <p>They follow each generation on the thread that applies it, one after the other. What one throws is told, and the
 * others go on.
 */
public final class Supports {
    private final ApplicationLoaders loaders;
    private final KeptOfFrameworks kept;
    private final Consumer<String> problem;
    private final List<FrameworkSupport> supports = new ArrayList<>();
    private final ObjectCaches caches = new ObjectCaches();
    private final RegisteredObjects objects = new RegisteredObjects();
    private @Nullable MadeObjectsTransformer transformer;

    /**
     * None yet; see {@link #load}.
     *
     * @param kept what the user wants to keep, and has kept
     * @param problem is told what the user should know, on any thread
     */
    public Supports(ApplicationLoaders loaders, KeptOfFrameworks kept, Consumer<String> problem) {
        this.loaders = loaders;
        this.kept = kept;
        this.problem = problem;
    }

    /**
     * Loads them, and has the objects that they ask for reported; to be called before the application's first class is
     * loaded, and when the engine prepares classes: a module may have a support of its own.
     */
    public void load(List<LaunchSupport> launched, Instrumentation instrumentation, Reporter reporter) {
        Set<String> reporting = internalNames(caches);
        List<Path> jars = new ArrayList<>();
        for (LaunchSupport support : launched) {
            if (support.jar().isPresent()) {
                jars.add(support.jar().get());
            }
        }
        SupportLoader loader = new SupportLoader(jars, loaders.library());
        for (LaunchSupport support : launched) {
            try {
                Class<?> type = Class.forName(support.className(), true, loader);
                FrameworkSupport made =
                        (FrameworkSupport) type.getDeclaredConstructor().newInstance();
                reporting.addAll(internalNames(made));
                supports.add(made);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                reporter.problem(ProblemTexts.supportNotLoaded(support.className(), e.toString()));
            }
        }
        MadeObjects.install(this::made);
        transformer = new MadeObjectsTransformer(reporting);
        instrumentation.addTransformer(transformer);
    }

    /** Called by the application's threads. */
    private void made(Object object) {
        if (!objects.add(object)) {
            return;
        }
        for (FrameworkSupport support : List.copyOf(supports)) {
            if (isFor(support, object)) {
                List<String> notes = new ArrayList<>();
                take(each -> each.made(object), support, notes);
                notes.forEach(problem);
            }
        }
        if (!kept.wishes().isEmpty()) {
            for (FrameworkSupport support : List.copyOf(supports)) {
                if (isFor(support, object)
                        && !kept.inherited(support.keptWord()).isEmpty()) {
                    List<String> notes = new ArrayList<>();
                    Inherited inherited = Keepings.inherited(
                            kept,
                            support.keptWord(),
                            sentence -> problem.accept(NoteTexts.ofFramework(support.name(), sentence)));
                    take(each -> each.made(object, inherited), support, notes);
                    notes.forEach(problem);
                }
            }
        }
    }

    private static boolean isFor(FrameworkSupport support, Object object) {
        Set<String> names = support.objects();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Names of classes whose objects are everybody's. */
    public Set<String> shared() {
        Set<String> shared = new HashSet<>();
        each(supports, support -> shared.addAll(support.shared()), new ArrayList<>());
        return shared;
    }

    /** What the user wants to keep of the frameworks, before they are {@linkplain #close closed}. */
    public FoundObjects kept() {
        Keepings keepings = new Keepings(kept);
        List<String> notes = new ArrayList<>();
        Set<String> words = new HashSet<>();
        if (!kept.wishes().isEmpty()) {
            List<Object> all = objects.of(Object.class);
            supports.forEach(support -> words.add(support.keptWord()));
            each(supports, support -> support.keep(all, keepings.of(support.keptWord())), notes);
        }
        FoundObjects found = keepings.all(words);
        notes.addAll(found.notes());
        return new FoundObjects(found.objects(), notes);
    }

    /** Classes that are loaded from now on do not report their objects here. */
    public void unload(Instrumentation instrumentation) {
        MadeObjectsTransformer last = transformer;
        if (last != null) {
            instrumentation.removeTransformer(last);
        }
    }

    /**
     * Has the frameworks end what they have running, the newest first.
     *
     * @param isKept whether an object stays in use
     * @return what the user must know
     */
    public List<String> close(Predicate<Object> isKept) {
        List<String> notes = new ArrayList<>();
        List<Object> all = new ArrayList<>(objects.of(Object.class));
        Collections.reverse(all);
        each(supports, support -> support.close(all, isKept), notes);
        return notes;
    }

    private static Set<String> internalNames(FrameworkSupport support) {
        Set<String> internalNames = new HashSet<>();
        for (String binaryName : support.objects()) {
            internalNames.add(binaryName.replace('.', '/'));
        }
        return internalNames;
    }

    /** What is to be seen at the prompt, by name. Called by any thread. */
    public Map<String, Object> published() {
        return collected(FrameworkSupport::published);
    }

    /** The objects that frameworks know by name. Called by any thread. */
    public Map<String, Object> named() {
        return collected(FrameworkSupport::named);
    }

    private Map<String, Object> collected(BiFunction<FrameworkSupport, List<Object>, Map<String, Object>> of) {
        Map<String, Object> published = new LinkedHashMap<>();
        List<Object> all = objects.of(Object.class);
        for (FrameworkSupport support : supports) {
            try {
                published.putAll(of.apply(support, all));
            } catch (RuntimeException | LinkageError e) {
                // The prompt goes without them.
            }
        }
        return published;
    }

    /** Has the supports do what they do for a generation, as if these classes (internal names) were written again. */
    public void rehearse(List<String> unchanged) {
        List<ChangedType> types = new ArrayList<>();
        for (String internalName : unchanged) {
            Class<?> live = loaders.findLive(internalName);
            if (live != null) {
                types.add(ChangedTypeBuilder.changed(live).build());
            }
        }
        Changes changes = new Changes(types, Set.of());
        // Nobody has changed anything, so nobody is told anything.
        List<String> notes = new ArrayList<>();
        each(
                supports,
                support ->
                        support.rehearse(changes, new Told(support.name(), new ArrayList<>(), new HashSet<>(), notes)),
                notes);
    }

    /** Has the supports look at what is about to change. Returns what the user must know. */
    public List<String> prepare(List<ChangedClass> classes, Set<String> resources) {
        List<String> notes = new ArrayList<>();
        if (!supports.isEmpty()) {
            Changes changes = changes(classes, resources);
            each(supports, support -> support.prepare(changes), notes);
        }
        return notes;
    }

    /** Has the frameworks follow what has become current. */
    public FollowOutcome follow(List<ChangedClass> classes, Set<String> resources) {
        List<FrameworkSupport> followers = new ArrayList<>(supports);
        if (!objects.isEmpty()) {
            followers.add(0, caches);
        }
        if (followers.isEmpty()) {
            return FollowOutcome.NOTHING;
        }
        Changes changes = changes(classes, resources);
        List<FollowedChange> followed = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        List<String> notes = new ArrayList<>();
        each(followers, support -> support.follow(changes, new Told(support.name(), followed, filled, notes)), notes);
        return new FollowOutcome(followed, filled, notes);
    }

    private Changes changes(List<ChangedClass> classes, Set<String> resources) {
        List<ChangedType> types = new ArrayList<>();
        for (ChangedClass changed : classes) {
            types.add(ChangedTypes.of(changed, loaders.findLive(changed.internalName())));
        }
        return new Changes(types, resources);
    }

    /** What one support does. */
    @FunctionalInterface
    private interface Step {
        void take(FrameworkSupport support) throws Exception;
    }

    private static void each(List<FrameworkSupport> supports, Step step, List<String> notes) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            for (FrameworkSupport support : supports) {
                take(step, support, notes);
            }
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private static void take(Step step, FrameworkSupport support, List<String> notes) {
        try {
            step.take(support);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            // The code is live whatever the support did; the user learns that the framework may be behind.
            notes.add(NoteTexts.supportFailed(support.name(), e));
        }
    }

    /** What one support tells. */
    private final class Told implements Following {
        private final String framework;
        private final List<FollowedChange> followed;
        private final Set<String> filled;
        private final List<String> notes;

        Told(String framework, List<FollowedChange> followed, Set<String> filled, List<String> notes) {
            this.framework = framework;
            this.followed = followed;
            this.filled = filled;
            this.notes = notes;
        }

        @Override
        public <T> List<T> objects(Class<T> type) {
            return objects.of(type);
        }

        @Override
        public void added(String what) {
            followed.add(new FollowedChange(framework, Sign.ADDED, what));
        }

        @Override
        public void removed(String what) {
            followed.add(new FollowedChange(framework, Sign.REMOVED, what));
        }

        @Override
        public void changed(String what) {
            followed.add(new FollowedChange(framework, Sign.CHANGED, what));
        }

        @Override
        public void filled(Class<?> declaring, String fieldName) {
            filled.add(declaring.getName().replace('.', '/') + "." + fieldName);
        }

        @Override
        public void note(String sentence) {
            notes.add(NoteTexts.ofFramework(framework, sentence));
        }
    }
}
