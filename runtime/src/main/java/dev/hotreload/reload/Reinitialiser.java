package dev.hotreload.reload;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.live.Constants;
import dev.hotreload.live.FieldTypes;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.plan.Reinitialisation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Initialises static fields again whose declared initialisers a generation has changed. */
final class Reinitialiser {
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;
    private final LiveMembers members;

    Reinitialiser(ApplicationLoaders loaders, TrustedLookup lookup, LiveMembers members) {
        this.loaders = loaders;
        this.lookup = lookup;
        this.members = members;
    }

    /**
     * Initialises the fields in order, those of classes that have been initialised before, and constants.
     *
     * @return what the user must know: initialisers that failed
     */
    List<String> run(List<Reinitialisation> fields) {
        List<String> notes = new ArrayList<>();
        run(fields, notes).forEach((simpleName, done) -> notes.addAll(NoteTexts.initialisedAgain(simpleName, done)));
        return notes;
    }

    /** As {@link #run}, and says only which initialisers failed. */
    List<String> failures(List<Reinitialisation> fields) {
        List<String> notes = new ArrayList<>();
        run(fields, notes);
        return notes;
    }

    /** The fields that have been initialised, by the simple names of their classes. */
    private Map<String, List<String>> run(List<Reinitialisation> fields, List<String> notes) {
        Map<String, List<Reinitialisation>> byClass = new LinkedHashMap<>();
        fields.forEach(field -> byClass.computeIfAbsent(field.internalName(), name -> new ArrayList<>())
                .add(field));
        Map<String, List<String>> done = new LinkedHashMap<>();
        byClass.forEach((internalName, ofClass) -> {
            Class<?> declaring = loaders.findLive(internalName);
            if (declaring != null) {
                done.put(MemberNames.simple(declaring.getName()), initialise(declaring, ofClass, notes));
            }
        });
        return done;
    }

    /**
     * Has the JVM take new superclasses for initialised, which it has as interfaces, if a class below is: a class's
     * superclass is initialised before it, none of its interfaces (JVMS §5.5). No code runs, because their static
     * fields are evaluated one by one; but from now on they have what changed initialisers give.
     */
    void initialiseAbove(List<ChangedClass> changed, ClassModel model) {
        for (ChangedClass each : changed) {
            ClassFile now = each.now();
            Class<?> live = each.isLive() && now != null ? loaders.findLive(each.internalName()) : null;
            if (now != null && live != null && isInitialised(live)) {
                for (String face = now.superName(); model.isFace(face); face = superName(face, model)) {
                    initialise(loaders.findLive(String.valueOf(face)));
                }
            }
        }
    }

    private static @Nullable String superName(@Nullable String internalName, ClassModel model) {
        ClassFile source = internalName == null ? null : model.find(internalName);
        return source == null ? null : source.superName();
    }

    private void initialise(@Nullable Class<?> face) {
        if (face != null) {
            try {
                lookup.trusted().in(face).ensureInitialized(face);
            } catch (IllegalAccessException e) {
                throw new LinkageError("hotreload: " + face.getName() + " cannot be initialised", e);
            }
        }
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the JVM does not say whether " + type.getName() + " is initialised", e);
        }
    }

    private List<String> initialise(Class<?> declaring, List<Reinitialisation> fields, List<String> notes) {
        String simpleName = MemberNames.simple(declaring.getName());
        boolean isInitialised = isInitialised(declaring);
        List<String> done = new ArrayList<>();
        for (Reinitialisation field : fields) {
            String name = simpleName + "." + field.field().name();
            try {
                if (isInitialised) {
                    initialise(declaring, field);
                    done.add(name);
                } else if (field.isConstantInJvm() && field.constant() != null) {
                    // The JVM has assigned constants when it loaded the class, and to a final field no code needs to
                    // run.
                    initialise(declaring, field);
                }
            } catch (Throwable e) {
                // Whatever the application's initialiser throws; in a fresh JVM it would be the class's end.
                notes.add(NoteTexts.initialiserFailed(name, e));
            }
        }
        return done;
    }

    private void initialise(Class<?> declaring, Reinitialisation field) throws Throwable {
        Class<?> type = FieldTypes.present(field.field().descriptor(), declaring);
        MethodHandle setter = members.field(
                declaring, field.field().name(), field.field().descriptor(), type, FieldAccess.PUT_STATIC);
        Object value = field.constant();
        if (field.initialiser() != null) {
            value = lookup.trusted()
                    .findStatic(
                            declaring,
                            field.initialiser().name(),
                            MethodType.methodType(type.isPrimitive() ? type : Object.class))
                    .invoke();
        } else if (value instanceof Integer number) {
            value = Constants.narrowed(number, type);
        }
        setter.invoke(value);
    }
}
