package dev.hotreload.reload;

import dev.hotreload.classfile.MemberNames;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.live.Constants;
import dev.hotreload.live.FieldTypes;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.plan.Reinitialisation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

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
        for (Reinitialisation field : fields) {
            Class<?> declaring = loaders.findLive(field.internalName());
            if (declaring == null) {
                continue;
            }
            String name = MemberNames.simple(declaring.getName()) + "."
                    + field.field().name();
            try {
                if (lookup.isInitialised(declaring)) {
                    initialise(declaring, field);
                    notes.add(name + " is initialised again");
                } else if (field.isConstantInJvm() && field.constant() != null) {
                    // The JVM has assigned constants when it loaded the class, and to a final field no code needs to
                    // run.
                    initialise(declaring, field);
                }
            } catch (Throwable e) {
                // Whatever the application's initialiser throws; in a fresh JVM it would be the class's end.
                notes.add(name + " keeps its value, because its new initialiser throws " + e);
            }
        }
        return notes;
    }

    private void initialise(Class<?> declaring, Reinitialisation field) throws Throwable {
        Class<?> type = FieldTypes.of(field.field().descriptor(), declaring);
        MethodHandle setter = members.field(declaring, field.field().name(), type, FieldAccess.PUT_STATIC);
        Object value = field.constant();
        if (field.initialiser() != null) {
            value = lookup.trusted()
                    .findStatic(declaring, field.initialiser().name(), MethodType.methodType(type))
                    .invoke();
        } else if (value instanceof Integer number) {
            value = Constants.narrowed(number, type);
        }
        setter.invoke(value);
    }
}
