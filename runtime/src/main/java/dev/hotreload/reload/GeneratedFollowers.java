package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.diff.ClassDiff;
import dev.hotreload.generated.Declarations;
import dev.hotreload.generated.GeneratedClass;
import dev.hotreload.generated.GeneratedClasses;
import dev.hotreload.generation.CurrentGeneration;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.AwaitedClasses;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.outcome.TransactionFailure;
import dev.hotreload.plan.NextGeneration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;

/**
 * Has the classes that libraries and the JDK generated from changed ones follow: as they would be generated now, in the
 * same generation.
 *
 * <p>A generator asks reflection, and code of the application, such as filters that look at annotations. So it is asked
 * once the changed classes are current, and not while a generation is being made current: its code may wait for threads
 * that load a class.
 */
final class GeneratedFollowers {
    private final ApplicationLoaders loaders;
    private final GeneratedClasses generated;
    private final Drafting drafting;
    private final Transaction transaction;
    private final CurrentGeneration current;
    private final Reinitialiser reinitialiser;
    private final AwaitedClasses awaited;
    private final ProxyMethods proxies;
    private final UnknownGenerators unknown;
    private final Consumer<NextGeneration> redefined;
    private final Declarations declarations = new Declarations();

    GeneratedFollowers(
            ApplicationLoaders loaders,
            GeneratedClasses generated,
            Drafting drafting,
            Transaction transaction,
            CurrentGeneration current,
            Reinitialiser reinitialiser,
            AwaitedClasses awaited,
            ProxyMethods proxies,
            UnknownGenerators unknown,
            Consumer<NextGeneration> redefined) {
        this.loaders = loaders;
        this.generated = generated;
        this.drafting = drafting;
        this.transaction = transaction;
        this.current = current;
        this.reinitialiser = reinitialiser;
        this.awaited = awaited;
        this.proxies = proxies;
        this.unknown = unknown;
        this.redefined = redefined;
    }

    /** These classes are about to change: calls on objects of generated ones below them wait until {@link #follow}. */
    void announce(List<ChangedClass> classes) {
        Set<Class<?>> types = new HashSet<>();
        for (GeneratedClass type : generated.below(live(classes))) {
            Class<?> live = loaders.findLive(type.internalName());
            if (live != null) {
                types.add(live);
            }
        }
        awaited.begin(types);
    }

    /** The classes have not changed. */
    void withdraw() {
        awaited.end();
    }

    /**
     * Changes what was generated from these classes, and then what was generated from that.
     *
     * @return what the user must know: classes that could not be generated
     */
    List<String> follow(List<ChangedClass> classes) {
        List<String> notes = new ArrayList<>();
        try {
            classes.forEach(this::count);
            renewProxies(live(classes), notes);
            follow(new LinkedHashSet<>(generated.below(live(classes))), notes);
            notes.addAll(unknown.notes(live(classes, GeneratedFollowers::isOverridable)));
        } finally {
            awaited.end();
        }
        return notes;
    }

    private void renewProxies(List<Class<?>> types, List<String> notes) {
        try {
            proxies.renew(types.stream().filter(Class::isInterface).toList());
        } catch (Throwable e) {
            // The generation is current; what is left is that handlers get methods as they were.
            notes.add(NoteTexts.proxiesKept(e));
        }
    }

    private void follow(Set<GeneratedClass> left, List<String> notes) {
        while (!left.isEmpty()) {
            List<GeneratedClass> next =
                    left.stream().filter(type -> !isBelowOther(type, left)).toList();
            // In a circle nobody can say which comes first.
            next = next.isEmpty() ? List.copyOf(left) : next;
            try {
                change(next, notes);
            } catch (RuntimeException | LinkageError e) {
                // The classes above are changed already, and that must not be undone by what comes of it.
                next.forEach(type -> notes.add(NoteTexts.notGenerated(simpleName(type.internalName()), e)));
            }
            next.forEach(left::remove);
        }
    }

    /** The live classes that look otherwise to a generator. */
    private List<Class<?>> live(List<ChangedClass> classes) {
        return live(classes, GeneratedFollowers::isSeen);
    }

    private List<Class<?>> live(List<ChangedClass> classes, Predicate<ClassChange> isConcerned) {
        List<Class<?>> live = new ArrayList<>();
        for (ChangedClass changed : classes) {
            Class<?> type = changed.isLive() && changed.changes().stream().anyMatch(isConcerned)
                    ? loaders.findLive(changed.internalName())
                    : null;
            if (type != null) {
                live.add(type);
            }
        }
        return live;
    }

    private void count(ChangedClass changed) {
        Set<MethodKey> methods = new HashSet<>();
        for (ClassChange change : changed.changes()) {
            if (change instanceof ClassChange.MethodModifiersChanged modifiers) {
                methods.add(modifiers.method());
            } else if (change instanceof ClassChange.AnnotationChanged annotation && annotation.method() != null) {
                methods.add(annotation.method());
            } else if (change instanceof ClassChange.DeclarationChanged declaration && declaration.method() != null) {
                methods.add(declaration.method());
            }
        }
        methods.forEach(method -> declarations.changed(changed.internalName(), method));
    }

    private static boolean isSeen(ClassChange change) {
        return !(change instanceof ClassChange.MethodBodyChanged
                || change instanceof ClassChange.DebugInformationChanged
                || change instanceof ClassChange.StaticInitialiserChanged
                || change instanceof ClassChange.ConstantChanged);
    }

    /** Whether a class above a proxy got a method that the proxy would override. */
    private static boolean isOverridable(ClassChange change) {
        int not = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (change instanceof ClassChange.MethodAdded added
                        && (added.access() & not) == 0
                        && !added.method().isConstructor())
                || (change instanceof ClassChange.MethodModifiersChanged changed
                        && (changed.now() & not) == 0
                        && (changed.before() & not) != 0);
    }

    private boolean isBelowOther(GeneratedClass type, Set<GeneratedClass> others) {
        for (GeneratedClass other : others) {
            Class<?> above = other == type ? null : loaders.findLive(other.internalName());
            if (above != null && type.isBelow(List.of(above))) {
                return true;
            }
        }
        return false;
    }

    private void change(List<GeneratedClass> types, List<String> notes) {
        Map<GeneratedClass, ChangedClass> changed = new LinkedHashMap<>();
        for (GeneratedClass type : types) {
            try {
                ClassFile before = type.running();
                ClassFile now = type.generate(declarations);
                List<ClassChange> changes = ClassDiff.between(before, now);
                if (!changes.isEmpty() && loaders.findLive(type.internalName()) != null) {
                    changed.put(type, new ChangedClass(type.internalName(), before, now, changes, true));
                }
            } catch (Throwable e) {
                // Whatever a library, or the application's code that it calls, throws: the generation is current
                // already.
                notes.add(NoteTexts.notGenerated(simpleName(type.internalName()), e));
            }
        }
        if (!changed.isEmpty()) {
            commit(changed, notes);
        }
    }

    private void commit(Map<GeneratedClass, ChangedClass> changed, List<String> notes) {
        while (true) {
            Generation running = current.get();
            ChangeSet changeSet = new ChangeSet(
                    running.names(), List.copyOf(changed.values()), Set.of(), Map.of(), List.of(), List.of(), Map.of());
            Draft draft = drafting.follow(running, changeSet);
            NextGeneration next = draft.next();
            if (next == null) {
                draft.refusals()
                        .forEach(refused -> notes.add(NoteTexts.notGenerated(
                                simpleName(refused.internalName()),
                                refused.refusal().reason())));
                return;
            }
            try {
                Commit commit = transaction.commit(
                        draft.changes(), next, current::set, running, () -> drafting.isOutdated(draft));
                if (!commit.isOutdated()) {
                    notes.addAll(commit.notes());
                    changed.forEach((type, change) -> accept(type, change, notes));
                    redefined.accept(next);
                    notes.addAll(reinitialiser.failures(next.reinitialised()));
                    return;
                }
            } catch (TransactionFailure failure) {
                String reason = RefusalTexts.failed(
                        String.valueOf(failure.getMessage()), changed.size() > 1, failure.getCause());
                changed.keySet()
                        .forEach(type -> notes.add(NoteTexts.notGenerated(simpleName(type.internalName()), reason)));
                return;
            }
        }
    }

    private static void accept(GeneratedClass type, ChangedClass change, List<String> notes) {
        try {
            if (change.now() != null) {
                type.accept(change.now());
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            notes.add(NoteTexts.notGenerated(simpleName(type.internalName()), e));
        }
    }

    /** With all that the library has made of the name. */
    private static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}
