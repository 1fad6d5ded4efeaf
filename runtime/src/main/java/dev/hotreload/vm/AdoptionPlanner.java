package dev.hotreload.vm;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans what is to be written so that live classes have the interfaces that they should. Used by one thread, under the
 * generation lock.
 */
final class AdoptionPlanner {
    private final MethodHandles.Lookup trusted;
    private final VmLayout layout;
    private final SubtypeTable table;
    private final Seats seats;
    private final Ghosts ghosts;

    AdoptionPlanner(MethodHandles.Lookup trusted, VmLayout layout, SubtypeTable table) {
        this.trusted = trusted;
        this.layout = layout;
        this.table = table;
        this.seats = new Seats(layout);
        this.ghosts = new Ghosts(trusted, layout);
    }

    /** What one class has and should have. */
    private record Difference(Set<Class<?>> wanted, Set<Class<?>> added, Set<Class<?>> removed) {
        boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty();
        }

        void addTo(Set<Class<?>> concerned) {
            concerned.addAll(added);
            concerned.addAll(removed);
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
        Map<Long, Class<?>> arraysOfInterfaces = new HashMap<>();
        for (Class<?> each : loaded) {
            if (each.isInterface()) {
                interfaces.put(layout.klass(each).address(), each);
            } else if (each.isArray()) {
                Class<?> element = element(each);
                arrays.computeIfAbsent(element, key -> new ArrayList<>()).add(each);
                if (element.isInterface() && !Ghosts.isGhost(element) && !Seats.CLASSES.contains(element)) {
                    arraysOfInterfaces.put(layout.klass(each).address(), each);
                }
            }
        }
        Set<Class<?>> knownGhosts =
                interfaces.values().stream().filter(Ghosts::isGhost).collect(Collectors.toSet());
        List<Reshaped> classes = new ArrayList<>();
        List<ArrayReshaping> arrayClasses = new ArrayList<>();
        List<HashedSupertypes> hashed = new ArrayList<>();
        Set<Long> planned = new HashSet<>();
        Set<Class<?>> concerned = new LinkedHashSet<>();
        for (Map.Entry<Class<?>, Set<Class<?>>> target : targets.entrySet()) {
            Class<?> type = target.getKey();
            checkLinked(type);
            Difference difference = difference(type, target.getValue(), interfaces);
            if (!difference.isEmpty()) {
                difference.addTo(concerned);
                concerned.add(type);
            }
            if (!difference.isEmpty() && layout.klass(type).isInterface()) {
                InterfaceReshaping reshaping =
                        new InterfaceReshaping(layout, table, type, difference.added(), difference.removed());
                classes.add(reshaping);
                HashedSupertypes supertypes = reshaping.hashed();
                if (supertypes != null) {
                    hashed.add(supertypes);
                }
            } else if (!difference.isEmpty()) {
                Donor donor = Donor.of(trusted, layout, type, difference.wanted());
                classes.add(new Reshaping(
                        layout,
                        seats,
                        ghosts,
                        type,
                        donor,
                        difference.added(),
                        difference.removed(),
                        table.isHashed(),
                        planned));
                if (table.isHashed()) {
                    hashed.add(supertypes(type, donor, difference, interfaces));
                }
            }
            for (Class<?> array : arrays.getOrDefault(type, List.of())) {
                Difference ofArray = differenceOfArray(array, target.getValue(), arraysOfInterfaces);
                if (!ofArray.isEmpty()) {
                    ofArray.addTo(concerned);
                    Donor donor = Donor.of(trusted, layout, type, ofArray.wanted());
                    ArrayReshaping reshaping = new ArrayReshaping(
                            layout, table, array, donor, ofArray.added(), ofArray.removed(), knownGhosts);
                    arrayClasses.add(reshaping);
                    HashedSupertypes supertypes = reshaping.hashed();
                    if (supertypes != null) {
                        hashed.add(supertypes);
                    }
                }
            }
        }
        return new Adoption(classes, arrayClasses, hashed, concerned);
    }

    /** Not linked here, under the lock for which another thread may be waiting that links it. */
    void checkLinked(Class<?> type) throws NoRoomException {
        if (!layout.klass(type).isLinked()) {
            throw NoRoomException.forNow("the JVM has not linked " + type.getName() + " yet");
        }
    }

    private static Class<?> element(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    /** An interface that is missing in one of the places is added in all: the class may have been defined just then. */
    private Difference difference(Class<?> type, Set<Class<?>> wanted, Map<Long, Class<?>> interfaces)
            throws NoRoomException {
        LiveKlass klass = layout.klass(type);
        Set<Long> checked = set(klass.secondarySupers());
        Set<Long> entered = new HashSet<>();
        if (klass.isInterface()) {
            entered.addAll(checked);
        } else {
            klass.interfaceEntries().forEach(entry -> entered.add(entry.interfaceKlass()));
        }
        Set<Class<?>> has = new LinkedHashSet<>();
        Set<Class<?>> hasWholly = new LinkedHashSet<>();
        Set<Long> inherited = set(klass.transitiveInterfaces());
        for (long address : inherited) {
            if (!seats.isOurs(address) && !interfaces.containsKey(address)) {
                throw new NoRoomException(type.getName() + " has an interface that the JVM does not tell");
            }
        }
        Set<Long> all = new LinkedHashSet<>(inherited);
        all.addAll(checked);
        for (long address : all) {
            Class<?> known = interfaces.get(address);
            if (known != null && !seats.isOurs(address) && !Ghosts.isGhost(known)) {
                has.add(known);
                if (inherited.contains(address)
                        && checked.contains(address)
                        && (entered.contains(address) || !new LiveKlass(layout, address).needsEntry())) {
                    hasWholly.add(known);
                }
            }
        }
        Set<Class<?>> added = new LinkedHashSet<>(wanted);
        added.removeAll(hasWholly);
        Set<Class<?>> removed = new LinkedHashSet<>(has);
        removed.removeAll(wanted);
        return new Difference(new LinkedHashSet<>(wanted), added, removed);
    }

    private static Set<Long> set(long[] addresses) {
        return Arrays.stream(addresses).boxed().collect(Collectors.toSet());
    }

    /** Arrays have those of their elements' interfaces as supertypes, with as many dimensions. */
    private Difference differenceOfArray(Class<?> array, Set<Class<?>> wanted, Map<Long, Class<?>> arraysOfInterfaces) {
        int dimensions = ArrayReshaping.dimensions(array);
        Set<Long> supers = set(layout.klass(array).secondarySupers());
        Set<Class<?>> added = new LinkedHashSet<>();
        for (Class<?> each : wanted) {
            Class<?> expected = ArrayReshaping.arrayType(each, dimensions);
            if (!supers.contains(layout.klass(expected).address())) {
                added.add(each);
            }
        }
        Set<Class<?>> removed = new LinkedHashSet<>();
        for (long address : supers) {
            Class<?> known = arraysOfInterfaces.get(address);
            if (known != null && ArrayReshaping.dimensions(known) == dimensions && !wanted.contains(element(known))) {
                removed.add(element(known));
            }
        }
        return new Difference(new LinkedHashSet<>(wanted), added, removed);
    }

    private HashedSupertypes supertypes(
            Class<?> type, Donor donor, Difference difference, Map<Long, Class<?>> interfaces) throws NoRoomException {
        Set<Long> expected = new HashSet<>();
        difference.wanted().forEach(each -> expected.add(layout.klass(each).address()));
        Set<Long> now = new HashSet<>();
        for (long each : layout.klass(type).secondarySupersAlone()) {
            Class<?> known = interfaces.get(each);
            if (!seats.isOurs(each) && (known == null || !Ghosts.isGhost(known))) {
                now.add(each);
            }
        }
        difference.removed().forEach(each -> now.remove(layout.klass(each).address()));
        difference.added().forEach(each -> now.add(layout.klass(each).address()));
        LiveKlass klass = layout.klass(type);
        if (!klass.hasManySuperclasses() && !now.equals(expected)) {
            throw new NoRoomException(type.getName() + " has supertypes that are not known");
        }
        // Its interfaces may still extend what they are about to lose.
        boolean isAsWanted = set(donor.klass().secondarySupers()).equals(expected) && !klass.hasManySuperclasses();
        return isAsWanted
                ? new HashedSupertypes(layout, table, klass, donor.klass())
                : new HashedSupertypes(layout, table, klass, now);
    }
}
