package dev.hotreload.enums;

import dev.hotreload.boot.EnumLayout;
import dev.hotreload.boot.EnumSlots;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.live.LiveFields;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.reflect.JdkCaches;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes the constants that were added to a live enum, gives all their ordinals, and shows them to everybody. */
public final class EnumFinisher {
    private final TrustedLookup lookup;
    private final LiveFields fields;
    private final EnumCollections collections;
    private final SwitchMaps switchMaps;
    private final JdkCaches caches;
    private final EnumArguments arguments;
    private final EnumStarts starts;
    private final BiConsumer<String, Throwable> ownFailures;

    /** @param ownFailures told bugs of ours: what was being done, to be read after "while", and the failure */
    public EnumFinisher(
            TrustedLookup lookup,
            LiveFields fields,
            EnumCollections collections,
            SwitchMaps switchMaps,
            EnumArguments arguments,
            BiConsumer<String, Throwable> ownFailures) {
        this.lookup = lookup;
        this.fields = fields;
        this.collections = collections;
        this.switchMaps = switchMaps;
        this.arguments = arguments;
        this.ownFailures = ownFailures;
        this.starts = new EnumStarts(lookup, ownFailures);
        this.caches = new JdkCaches(lookup.trusted());
    }

    /**
     * Finishes the change of one enum. If a constant cannot be made, the enum's constants stay as they were.
     *
     * @return what the user must know
     */
    List<String> finish(EnumChange change) {
        String simpleName = MemberNames.simple(change.type().getName());
        Map<String, Enum<?>> constants = new HashMap<>(change.made());
        for (FieldKey field : EnumConstants.of(change.state().current()).values()) {
            try {
                constants.put(field.name(), constant(change.type(), field));
            } catch (Throwable e) {
                // Whatever the application's initialiser throws; in a fresh JVM it would be the class's end.
                return List.of(NoteTexts.constantFailed(simpleName, field.name(), e));
            }
        }
        try {
            return finish(change, constants, simpleName);
        } catch (Throwable e) {
            ownFailures.accept(ErrorTexts.changingConstants(simpleName), e);
            return List.of(NoteTexts.constantsNotChanged(simpleName));
        }
    }

    private Enum<?> constant(Class<?> type, FieldKey field) throws Throwable {
        Object constant =
                fields.handle(type, field, type, FieldAccess.GET_STATIC).invoke();
        if (constant instanceof Enum<?> made) {
            return made;
        }
        throw new IllegalStateException(field.name() + " is " + constant);
    }

    private List<String> finish(EnumChange change, Map<String, Enum<?>> constants, String simpleName) throws Throwable {
        Class<?> type = change.type();
        @Nullable Enum<?>[] bySlot = new Enum<?>[change.names().size()];
        @Nullable Enum<?>[] byOrdinal = new Enum<?>[change.names().size()];
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            String name = change.names().get(ordinal);
            Enum<?> constant = constants.get(name);
            byOrdinal[ordinal] = constant;
            bySlot[EnumLayout.slot(change.numbers().getOrDefault(name, ordinal))] = constant;
        }
        boolean moved = renumber(change, constants);
        EnumSlots.put(type, new EnumLayout(bySlot, byOrdinal, change.declared(), change.numbers()));
        show(change, byOrdinal);
        List<String> notes = new ArrayList<>(switchMaps.refresh(change));
        notes.addAll(arguments.renew(change));
        notes.addAll(starts.run(change));
        if (moved) {
            collections.forgetCompiledOrdinals();
            notes.add(NoteTexts.orderChanged(simpleName));
        }
        return notes;
    }

    /** Gives the constants their new ordinals; returns whether one that is declared has another than before. */
    private boolean renumber(EnumChange change, Map<String, Enum<?>> constants) throws Throwable {
        MethodHandle reader = collections.numberOf();
        MethodHandle setter = collections.numberSetter();
        boolean moved = false;
        for (Map.Entry<String, Integer> number : change.numbers().entrySet()) {
            Enum<?> constant = constants.get(number.getKey());
            if (constant != null) {
                int before = (int) reader.invoke(constant);
                int now = number.getValue();
                if (before != now) {
                    setter.invoke(constant, now);
                    moved |= EnumLayout.ordinal(before) != EnumLayout.ordinal(now);
                }
            }
        }
        return moved;
    }

    /** Lets {@code values()} and reflection have the declared constants. */
    private void show(EnumChange change, @Nullable Enum<?>[] byOrdinal) throws Throwable {
        Class<?> type = change.type();
        FieldKey field = EnumConstants.valuesField(change.state().first());
        if (field != null) {
            Object values = Array.newInstance(type, change.declared());
            System.arraycopy(byOrdinal, 0, values, 0, change.declared());
            lookup.staticSetter(type, field.name(), type.arrayType()).invoke(values);
        }
        caches.forgetConstants(type);
    }
}
