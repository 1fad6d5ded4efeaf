package dev.hotreload.vm;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans what is to be written so that live classes have the interfaces that they should. Used by one thread, under the
 * generation lock.
 */
final class AdoptionPlanner {
    private final MethodHandles.Lookup trusted;
    private final VmLayout layout;
    private final SubtypeTable table;
    private final Seats seats;

    AdoptionPlanner(MethodHandles.Lookup trusted, VmLayout layout, SubtypeTable table) {
        this.trusted = trusted;
        this.layout = layout;
        this.table = table;
        this.seats = new Seats(layout);
    }

    /** What one class has and should have. */
    private record Difference(Set<Class<?>> wanted, Set<Class<?>> added, Set<Class<?>> removed) {
        boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * Plans for all classes together.
     *
     * @param targets live classes, with all interfaces that each should have
     * @param loaded all classes that are loaded, arrays and interfaces among them
     * @throws NoRoomException if one cannot have them
     */
    Adoption plan(Map<Class<?>, Set<Class<?>>> targets, Class<?>[] loaded) throws NoRoomException {
        Map<Long, Class<?>> interfaces = new HashMap<>();
        Map<Class<?>, List<Class<?>>> arrays = new HashMap<>();
        for (Class<?> each : loaded) {
            if (each.isInterface()) {
                interfaces.put(layout.klass(each).address(), each);
            } else if (each.isArray()) {
                arrays.computeIfAbsent(element(each), element -> new ArrayList<>())
                        .add(each);
            }
        }
        List<Reshaping> classes = new ArrayList<>();
        List<ArrayReshaping> arrayClasses = new ArrayList<>();
        List<HashedSupertypes> hashed = new ArrayList<>();
        Set<Long> planned = new HashSet<>();
        Set<Class<?>> concerned = new LinkedHashSet<>();
        for (Map.Entry<Class<?>, Set<Class<?>>> target : targets.entrySet()) {
            Class<?> type = target.getKey();
            Difference difference = difference(type, target.getValue(), interfaces);
            if (!difference.isEmpty()) {
                concerned.add(type);
                concerned.addAll(difference.added());
                concerned.addAll(difference.removed());
                Donor donor = Donor.of(trusted, layout, type, difference.wanted());
                classes.add(new Reshaping(
                        layout,
                        seats,
                        type,
                        donor,
                        difference.added(),
                        difference.removed(),
                        table.isHashed(),
                        planned));
                if (table.isHashed()) {
                    hashed.add(supertypes(type, donor, difference));
                }
                for (Class<?> array : arrays.getOrDefault(type, List.of())) {
                    ArrayReshaping reshaping =
                            new ArrayReshaping(layout, table, array, donor, difference.added(), difference.removed());
                    arrayClasses.add(reshaping);
                    HashedSupertypes ofArray = reshaping.hashed();
                    if (ofArray != null) {
                        hashed.add(ofArray);
                    }
                }
            }
        }
        return new Adoption(classes, arrayClasses, hashed, concerned);
    }

    private static Class<?> element(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    private Difference difference(Class<?> type, Set<Class<?>> wanted, Map<Long, Class<?>> interfaces)
            throws NoRoomException {
        Set<Class<?>> has = new LinkedHashSet<>();
        for (long address : layout.klass(type).transitiveInterfaces()) {
            if (!seats.isOurs(address)) {
                @Nullable Class<?> known = interfaces.get(address);
                if (known == null) {
                    throw new NoRoomException(type.getName() + " has an interface that the JVM does not tell");
                }
                has.add(known);
            }
        }
        Set<Class<?>> added = new LinkedHashSet<>(wanted);
        added.removeAll(has);
        Set<Class<?>> removed = new LinkedHashSet<>(has);
        removed.removeAll(wanted);
        return new Difference(new LinkedHashSet<>(wanted), added, removed);
    }

    private HashedSupertypes supertypes(Class<?> type, Donor donor, Difference difference) throws NoRoomException {
        Set<Long> expected = new HashSet<>();
        difference.wanted().forEach(each -> expected.add(layout.klass(each).address()));
        Set<Long> has = new HashSet<>();
        for (long each : donor.klass().secondarySupers()) {
            has.add(each);
        }
        Set<Long> now = new HashSet<>();
        for (long each : layout.klass(type).secondarySupers()) {
            if (!seats.isOurs(each)) {
                now.add(each);
            }
        }
        difference.removed().forEach(each -> now.remove(layout.klass(each).address()));
        difference.added().forEach(each -> now.add(layout.klass(each).address()));
        // A class with more than seven superclasses has some of them in the array, too.
        if (!has.equals(expected) || !now.equals(expected)) {
            throw new NoRoomException(type.getName() + " has supertypes that are not known");
        }
        return new HashedSupertypes(layout, table, layout.klass(type), donor.klass());
    }
}
