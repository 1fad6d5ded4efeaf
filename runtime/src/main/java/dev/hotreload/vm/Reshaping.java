package dev.hotreload.vm;

import dev.hotreload.vm.LiveKlass.InterfaceEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is to be written for one live class, worked out before anything is.
 *
 * <p>An interface with methods takes a seat's entry in the table of interface methods: its offset leads to the donor's
 * part, which is filled with the live class's methods; from then on the JVM keeps it, and fills it again whenever it
 * redefines the class. Never the first entry's offset, which says where the table of methods begins.
 *
 * <p>In the arrays of interfaces it takes a seat's place, and the arrays stay the same ones: classes below may share
 * them, and the JVM frees an array that it finds to be another one than it was. One that goes is followed by a seat,
 * or, if the class was defined with it, by its ghost. {@code _local_interfaces} is never touched: a redefinition
 * compares it with the class file.
 */
final class Reshaping implements Reshaped {
    private final VmLayout layout;
    private final Seats seats;
    private final Ghosts ghosts;
    private final Class<?> type;
    private final LiveKlass klass;
    private final Donor donor;
    private final List<Filling> filling = new ArrayList<>();
    private final List<Word> offsets = new ArrayList<>();
    private final List<Word> entered = new ArrayList<>();
    private final List<Word> arrays = new ArrayList<>();
    private final List<Word> left = new ArrayList<>();

    /**
     * Plans what gives {@code type} the interfaces {@code added} and takes {@code removed}.
     *
     * @param isHashed whether the array of supertypes is replaced as a whole, by {@link HashedSupertypes}
     * @param planned the arrays that are planned already, because another class shares them; this one's are added
     * @throws NoRoomException if it cannot have them
     */
    Reshaping(
            VmLayout layout,
            Seats seats,
            Ghosts ghosts,
            Class<?> type,
            Donor donor,
            Set<Class<?>> added,
            Set<Class<?>> removed,
            boolean isHashed,
            Set<Long> planned)
            throws NoRoomException {
        this.layout = layout;
        this.seats = seats;
        this.ghosts = ghosts;
        this.type = type;
        this.klass = layout.klass(type);
        this.donor = donor;
        planEntries(added, removed);
        long transitive = klass.transitiveArray();
        if (planned.add(transitive)) {
            planArray(transitive, added, removed);
        }
        if (!isHashed && planned.add(klass.secondaryArray())) {
            planArray(klass.secondaryArray(), added, removed);
        }
    }

    @Override
    public Class<?> type() {
        return type;
    }

    @Override
    public LiveKlass klass() {
        return klass;
    }

    Donor donor() {
        return donor;
    }

    private void planEntries(Set<Class<?>> added, Set<Class<?>> removed) throws NoRoomException {
        Map<Long, InterfaceEntry> has = new LinkedHashMap<>();
        List<InterfaceEntry> free = new ArrayList<>();
        for (InterfaceEntry entry : klass.interfaceEntries()) {
            has.put(entry.interfaceKlass(), entry);
            if (seats.isSeat(entry.interfaceKlass()) && entry.index() > 0) {
                free.add(entry);
            }
        }
        Map<Long, InterfaceEntry> ofDonor = new LinkedHashMap<>();
        donor.klass().interfaceEntries().forEach(entry -> ofDonor.put(entry.interfaceKlass(), entry));
        for (Class<?> each : added) {
            long address = layout.klass(each).address();
            InterfaceEntry part = ofDonor.get(address);
            boolean isNeeded = part != null || layout.klass(each).needsEntry();
            if (!isNeeded || has.containsKey(address)) {
                continue;
            }
            if (free.isEmpty()) {
                throw noRoom(each);
            }
            InterfaceEntry seat = free.remove(free.size() - 1);
            // Without a part, it has no methods itself, and others above it since the donor was defined.
            if (part != null) {
                fill(each, part);
                long distance = donor.klass().address() + part.offset() - klass.address();
                offsets.add(Word.ofInt(layout.memory(), seat.offsetAddress(), Math.toIntExact(distance)));
            }
            entered.add(Word.ofLong(layout.memory(), seat.address(), address));
        }
        for (Class<?> each : removed) {
            InterfaceEntry entry = has.get(layout.klass(each).address());
            if (entry != null) {
                long[] entries =
                        has.keySet().stream().mapToLong(Long::longValue).toArray();
                left.add(Word.ofLong(layout.memory(), entry.address(), seats.replacement(entries)));
            }
        }
    }

    private NoRoomException noRoom(Class<?> added) {
        boolean hasSeats = klass.interfaceEntries().stream().anyMatch(entry -> seats.isOurs(entry.interfaceKlass()))
                || hasSeat(klass.transitiveInterfaces());
        return new NoRoomException(type.getName()
                + (hasSeats ? " has no room for one interface more, " : " was loaded without room for ")
                + added.getName());
    }

    private boolean hasSeat(long[] array) {
        for (long each : array) {
            if (seats.isOurs(each)) {
                return true;
            }
        }
        return false;
    }

    /** What the JVM does when it links a class ({@code klassItable::initialize_itable_for_interface}). */
    private void fill(Class<?> added, InterfaceEntry part) throws NoRoomException {
        for (LiveMethod method : layout.klass(added).methods()) {
            int index = method.itableIndex();
            if (index >= 0) {
                LiveMethod selected = klass.selected(method.name(), method.descriptor());
                boolean isThere =
                        selected == null ? klass.hasMiranda(method.name(), method.descriptor()) : selected.isPublic();
                if (!isThere) {
                    throw new NoRoomException(
                            type.getName() + " has no public " + method.name() + method.descriptor() + " in the JVM");
                }
                long place = donor.klass().address() + part.offset() + 8L * index;
                filling.add(new Filling(klass, method.name(), method.descriptor(), place));
            }
        }
    }

    private void planArray(long array, Set<Class<?>> added, Set<Class<?>> removed) throws NoRoomException {
        long[] now = layout.array(array);
        Map<Long, Class<?>> gone = new HashMap<>();
        removed.forEach(each -> gone.put(layout.klass(each).address(), each));
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
            if (seats.isSeat(now[i])) {
                free.add(i);
            }
        }
        for (Class<?> each : added) {
            long address = layout.klass(each).address();
            if (indexOf(now, address) < 0) {
                // Where it was, if the class was defined with it; otherwise in a seat.
                int place = klass.isLaidOutWith(address)
                        ? indexOf(now, ghosts.of(each).address())
                        : -1;
                if (place < 0) {
                    if (free.isEmpty()) {
                        throw noRoom(each);
                    }
                    place = free.remove(free.size() - 1);
                }
                now[place] = address;
                arrays.add(Word.ofLong(layout.memory(), layout.element(array, place), address));
            }
        }
        for (int i = 0; i < now.length; i++) {
            Class<?> each = gone.get(now[i]);
            if (each != null) {
                now[i] = klass.isLaidOutWith(now[i]) ? ghosts.of(each).address() : seats.replacement(now);
                arrays.add(Word.ofLong(layout.memory(), layout.element(array, i), now[i]));
            }
        }
    }

    private static int indexOf(long[] array, long element) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] == element) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public List<Filling> filling() {
        return filling;
    }

    @Override
    public List<Word> offsets() {
        return offsets;
    }

    @Override
    public List<Word> entered() {
        return entered;
    }

    @Override
    public List<Word> arrays() {
        return arrays;
    }

    @Override
    public List<Word> left() {
        return left;
    }
}
