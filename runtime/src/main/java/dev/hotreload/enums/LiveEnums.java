package dev.hotreload.enums;

import dev.hotreload.boot.EnumLayout;
import dev.hotreload.boot.EnumSlots;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.live.LiveFields;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import dev.hotreload.plan.ChangedConstants;
import dev.hotreload.plan.NextGeneration;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes the constants of live enums.
 *
 * <p>A constant that stays is the same object, with its own state. Each keeps the slot that it has in live {@code
 * EnumSet}s and {@code EnumMap}s, and gets the ordinal that its place in the source says.
 *
 * <p>A change is announced before the enum is redefined, and completed by whoever asks first for the constants
 * afterwards: the engine itself, or a thread that calls {@code values()}.
 */
public final class LiveEnums {
    private final ApplicationLoaders loaders;
    private final TrustedLookup lookup;
    private final LiveFields fields;
    private final EnumCollections collections;
    private final EnumFinisher finisher;
    private final Map<Class<?>, EnumCompletion> announced = new ConcurrentHashMap<>();

    public LiveEnums(
            ApplicationLoaders loaders,
            TrustedLookup lookup,
            LiveFields fields,
            EnumCollections collections,
            EnumFinisher finisher) {
        this.loaders = loaders;
        this.lookup = lookup;
        this.fields = fields;
        this.collections = collections;
        this.finisher = finisher;
    }

    /** Makes the JDK ready for what {@code next} does to enums. */
    public void prepare(NextGeneration next) throws UnmodifiableClassException, ReflectiveOperationException {
        if (!next.enums().isEmpty()) {
            collections.weave();
        }
    }

    /**
     * Gives every constant of {@code next} its slot. To be called when {@code next} is published and no class is
     * redefined yet; enums whose initialiser has not run are left to it.
     */
    public void announce(NextGeneration next) {
        next.enums().forEach((internalName, changed) -> {
            Class<?> type = loaders.findLive(internalName);
            ClassState state = next.generation().model().state(internalName);
            if (type != null && state != null && isInitialised(type)) {
                announce(type, state, changed);
            }
        });
    }

    private void announce(Class<?> type, ClassState state, ChangedConstants changed) {
        Map<String, Enum<?>> made = made(type, state);
        List<String> names = new ArrayList<>(EnumConstants.of(state.current()).keySet());
        int declared = names.size();
        made.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);

        Map<String, Integer> slots = new HashMap<>();
        made.forEach((name, constant) -> slots.put(name, EnumSlots.slot(constant)));
        names.forEach(name -> slots.putIfAbsent(name, slots.size()));

        Map<String, Integer> numbers = new HashMap<>();
        for (int ordinal = 0; ordinal < names.size(); ordinal++) {
            String name = names.get(ordinal);
            numbers.put(name, EnumLayout.number(ordinal, slots.getOrDefault(name, ordinal)));
        }
        Map<String, MethodKey> makers = new LinkedHashMap<>();
        Set<String> twins = new HashSet<>(changed.twins());
        twins.retainAll(made.keySet());
        EnumConstants.of(state.current()).forEach((name, field) -> {
            if (twins.contains(name)) {
                makers.put(name, PreparedNames.makerOf(field));
            }
        });
        EnumChange change = new EnumChange(type, state, names, declared, numbers, made, makers, changed);
        announced.put(type, new EnumCompletion(change, finisher));
        EnumSlots.put(type, asBefore(made, numbers));
    }

    /** The constants that there are in the order that they have, with places for those to come. */
    @SuppressWarnings("EnumOrdinal") // the order is what this is about
    private static EnumLayout asBefore(Map<String, Enum<?>> made, Map<String, Integer> numbers) {
        @Nullable Enum<?>[] bySlot = new Enum<?>[numbers.size()];
        Map<Integer, Enum<?>> byOrdinal = new TreeMap<>();
        for (Enum<?> constant : made.values()) {
            bySlot[EnumSlots.slot(constant)] = constant;
            byOrdinal.put(constant.ordinal(), constant);
        }
        @Nullable Enum<?>[] order = byOrdinal.values().toArray(new Enum<?>[numbers.size()]);
        return new EnumLayout(bySlot, order, made.size(), numbers);
    }

    /** The constants that have been made, in the order of their slots, removed ones included. */
    private Map<String, Enum<?>> made(Class<?> type, ClassState state) {
        Map<Integer, Enum<?>> made = new TreeMap<>();
        try {
            for (FieldKey field : EnumConstants.of(state.first()).values()) {
                Object constant = lookup.trusted()
                        .findStaticGetter(type, field.name(), type)
                        .invoke();
                add(constant, made);
            }
            for (AddedField field : state.fields().values()) {
                if (EnumConstants.isConstant(field.access())) {
                    add(fields.ifSet(type, field), made);
                }
            }
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the constants of " + type.getName() + " cannot be read", e);
        }
        Map<String, Enum<?>> byName = new LinkedHashMap<>();
        made.values().forEach(constant -> byName.put(constant.name(), constant));
        return byName;
    }

    private static void add(@Nullable Object constant, Map<Integer, Enum<?>> made) {
        if (constant instanceof Enum<?> one) {
            made.put(EnumSlots.slot(one), one);
        }
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: this JDK cannot say whether a class is initialised", e);
        }
    }

    /** Takes back what was announced for {@code next}, because the JVM did not take it. */
    public void withdraw(NextGeneration next) {
        announced.keySet().removeIf(type -> next.enums().containsKey(LiveMembers.internalName(type)));
    }

    /** Completes what was announced for an enum; returns when that is done, by whatever thread. */
    public void complete(Class<?> type) {
        EnumCompletion completion = announced.get(type);
        if (completion != null) {
            completion.run();
        }
    }

    /**
     * Completes all that was announced.
     *
     * @return what the user must know
     */
    public List<String> completeAll() {
        List<String> notes = new ArrayList<>();
        for (EnumCompletion completion : List.copyOf(announced.values())) {
            notes.addAll(completion.run());
            announced.values().remove(completion);
        }
        return notes;
    }
}
