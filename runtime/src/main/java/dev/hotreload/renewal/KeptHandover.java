package dev.hotreload.renewal;

import dev.hotreload.handover.CannotBeKept;
import dev.hotreload.handover.Handover;
import dev.hotreload.handover.KeepAs;
import dev.hotreload.handover.KeptValue;
import dev.hotreload.handover.LoaderGeneration;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.renewal.KeptCheck.NotKept;
import dev.hotreload.renewal.KeptValues.Arguments;
import dev.hotreload.renewal.KeptValues.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands kept objects of one generation to the next: the objects themselves as the user says, arguments of methods in
 * whatever form they have there. Used by one thread.
 */
final class KeptHandover {
    /** A vocabulary of a million words counts as one object for each entry of its map. */
    private static final int LIMIT = 4_000_000;

    private final Handover handover;
    private final LoaderGeneration from;
    private final LoaderGeneration to;
    private final JdkFields fields;
    private final SharedObjects everybodys;
    private final Going goes;

    /**
     * @param everybodys what these lead to is not looked at
     * @param goes which classes go with the first of the two generations
     */
    KeptHandover(
            Handover handover,
            LoaderGeneration from,
            LoaderGeneration to,
            JdkFields fields,
            SharedObjects everybodys,
            Going goes) {
        this.handover = handover;
        this.from = from;
        this.to = to;
        this.fields = fields;
        this.everybodys = everybodys;
        this.goes = goes;
    }

    /** One object of those that a kept one needs: the place among them, and the key of the kept one. */
    private record Part(Object key, int index) {}

    /**
     * Whether objects lead to any of a class that goes.
     *
     * @throws NotKept if they are too many to tell
     */
    boolean hasOld(String name, Collection<?> objects) throws NotKept {
        ObjectGraph graph = graph().from(objects);
        if (graph.find(this::isOld) != null) {
            return true;
        }
        if (graph.isTooLarge()) {
            throw new NotKept(RenewalTexts.tooLarge(name, LIMIT));
        }
        return false;
    }

    private ObjectGraph graph() {
        return new ObjectGraph(fields, LIMIT).through(object -> !everybodys.contains(object));
    }

    /** All objects that some lead to. */
    Set<Object> allFrom(Collection<?> roots) {
        return graph().from(roots).all();
    }

    /** @throws CannotBeKept if what stands under a key cannot be handed over */
    void check(Object key, Kept kept) {
        ObjectGraph shared = graph();
        for (KeptValue part : parts(key, kept)) {
            handover.check(part, to, object -> obstacle(object, shared));
        }
    }

    /**
     * Why an object that nobody looks into must not be handed over as it is: what it refers to would be of old classes.
     */
    private @Nullable String obstacle(Object object, ObjectGraph shared) {
        Object found = shared.from(List.of(object)).find(this::isOld);
        if (found == null) {
            return shared.isTooLarge() ? RenewalTexts.tooLarge(LIMIT) : null;
        }
        return found instanceof ClassLoader
                ? RenewalTexts.isLoader(shared.path(found))
                : RenewalTexts.isOld(shared.path(found), classOf(found).getName());
    }

    /**
     * What the next generation gets. Its classes are initialised for it, so it must have begun.
     *
     * @param notes gets a sentence for each that cannot be handed over after all
     */
    Map<Object, Kept> carry(Map<Object, Kept> all, List<String> notes) {
        Map<Part, KeptValue> parts = new LinkedHashMap<>();
        all.forEach((key, kept) -> {
            List<KeptValue> ofKey = parts(key, kept);
            for (int i = 0; i < ofKey.size(); i++) {
                parts.put(new Part(key, i), ofKey.get(i));
            }
        });
        Map<Object, Kept> left = new HashMap<>(all);
        Map<Part, @Nullable Object> carried = handover.carry(parts, to, (part, reason) -> {
            Kept kept = left.remove(part.key());
            if (kept != null) {
                notes.add(RenewalTexts.cannotBeKept(kept.name(), reason.className(), reason.reason()));
            }
        });
        Map<Object, Kept> byKey = new HashMap<>();
        left.forEach((key, kept) -> {
            Kept value = new Kept(kept.name(), carried.get(new Part(key, 0)), kept.as());
            byKey.put(carriedKey(key, carried), value);
        });
        return byKey;
    }

    /** The names of those whose code is that of an earlier generation. */
    static List<String> proxies(Collection<Kept> carried) {
        return carried.stream()
                .filter(kept -> kept.value() instanceof dev.hotreload.boot.Kept)
                .map(Kept::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static Object carriedKey(Object key, Map<Part, @Nullable Object> carried) {
        if (!(key instanceof Arguments arguments)) {
            return key;
        }
        Object[] values = new Object[arguments.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = carried.get(new Part(key, i + 1));
        }
        return new Arguments(arguments.method(), values);
    }

    /** The value, then the arguments. */
    private List<KeptValue> parts(Object key, Kept kept) {
        List<KeptValue> parts = new ArrayList<>();
        if (key instanceof Arguments arguments) {
            Class<?> result = from.classes().find(arguments.result());
            parts.add(new KeptValue(kept.value(), from, kept.as(), result));
            for (Object argument : arguments.values()) {
                parts.add(new KeptValue(argument, from, KeepAs.PROXY, null));
            }
        } else {
            parts.add(new KeptValue(kept.value(), from, kept.as(), null));
        }
        return parts;
    }

    private boolean isOld(Object object) {
        return goes.object(object);
    }

    /** A class that is held is as an object of it. */
    private static Class<?> classOf(Object object) {
        Class<?> type = object instanceof Class<?> held ? held : object.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type;
    }
}
