package dev.hotreload.vm;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * A class that the JVM has laid out with the interfaces that a live one is to have; nobody makes an object of it.
 *
 * <p>It is hidden, of the live class's loader and package, and lives as long as that one: the live class keeps it, and
 * it keeps the live class, whose methods are in its table. It extends {@code Object} and not the live class's
 * superclass, which may be about to change itself. It stands behind the live class in memory: the live class's table
 * says by an offset of 31 bits where the donor's part is. The loader's own memory mostly goes on behind the class. If
 * it does not, others are tried that are not strong: each of these has memory of its own (JDK-8238358), and those that
 * are not used are given back.
 *
 * @param type keeps it alive
 */
record Donor(Class<?> type, LiveKlass klass) {
    private static final int SMALL = 200;
    private static final int EACH = 10;
    private static final int ATTEMPTS = SMALL + 6 * EACH;
    private static final int FEW_METHODS = 64;
    static final String NAME = "Hotreload$Donor";

    /**
     * The donors of a live class, by the interfaces that they have: a change that comes back costs nothing again. The
     * live class refers to their memory, which no garbage collector knows, so it must keep them for as long as it lives
     * itself.
     */
    private static final ClassValue<Map<Set<Class<?>>, Donor>> DONORS = new ClassValue<>() {
        @Override
        protected Map<Set<Class<?>>, Donor> computeValue(Class<?> live) {
            return new ConcurrentHashMap<>();
        }
    };

    /** @throws NoRoomException if the JVM does not define it, or not behind the live class */
    static Donor of(MethodHandles.Lookup trusted, VmLayout layout, Class<?> live, Set<Class<?>> interfaces)
            throws NoRoomException {
        Donor known = DONORS.get(live).get(interfaces);
        if (known == null) {
            known = define(trusted, layout, live, interfaces);
            DONORS.get(live).put(Set.copyOf(interfaces), known);
        }
        return known;
    }

    private static Donor define(
            MethodHandles.Lookup trusted, VmLayout layout, Class<?> live, Collection<Class<?>> interfaces)
            throws NoRoomException {
        long address = layout.klass(live).address();
        // Held until one is found, so that each has other memory.
        List<Donor> before = new ArrayList<>();
        while (before.size() < ATTEMPTS) {
            // Most of the free memory before the live class is in small pieces.
            int methods = before.size() <= SMALL ? 0 : FEW_METHODS << ((before.size() - SMALL) / EACH);
            boolean isStrong = before.isEmpty() && !live.isHidden();
            Donor donor = new Donor(define(trusted, live, interfaces, isStrong, methods), layout);
            before.add(donor);
            long distance = donor.klass.address() - address;
            // Half of what the offset can say is left for the donor's own size.
            if (distance > 0 && distance < Integer.MAX_VALUE / 2) {
                donor.checkInterfaces(layout, interfaces);
                // A second one: the JIT takes an interface of one class for that class. That an interface has several
                // is never forgotten (InstanceKlass::add_implementor), so this one may go.
                define(trusted, live, interfaces, false, 0);
                return donor;
            }
        }
        throw new NoRoomException("the JVM has no memory behind " + live.getName());
    }

    private Donor(Class<?> type, VmLayout layout) {
        this(type, layout.klass(type));
    }

    private static Class<?> define(
            MethodHandles.Lookup trusted, Class<?> live, Collection<Class<?>> interfaces, boolean isStrong, int methods)
            throws NoRoomException {
        String packageName = live.getPackageName().replace('.', '/');
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_SUPER | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC,
                packageName.isEmpty() ? NAME : packageName + '/' + NAME,
                null,
                "java/lang/Object",
                interfaces.stream()
                        .map(each -> each.getName().replace('.', '/'))
                        .toArray(String[]::new));
        for (int i = 0; i < methods; i++) {
            writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "more" + i, "()V", null, null)
                    .visitEnd();
        }
        writer.visitEnd();
        MethodHandles.Lookup.ClassOption[] options = isStrong
                ? new MethodHandles.Lookup.ClassOption[] {MethodHandles.Lookup.ClassOption.STRONG}
                : new MethodHandles.Lookup.ClassOption[0];
        try {
            Class<?> donor = trusted.in(live)
                    .defineHiddenClassWithClassData(writer.toByteArray(), live, false, options)
                    .lookupClass();
            // Has the JVM link it, which fills its table; nothing is initialised.
            Objects.requireNonNull(donor.getDeclaredConstructors());
            return donor;
        } catch (IllegalAccessException | LinkageError e) {
            throw new NoRoomException(
                    "the JVM defines no class beside " + live.getName() + " with its interfaces: " + e);
        }
    }

    /** By name, the loader may have found others. */
    private void checkInterfaces(VmLayout layout, Collection<Class<?>> interfaces) throws NoRoomException {
        Set<Long> expected = new LinkedHashSet<>();
        interfaces.forEach(each -> expected.add(layout.klass(each).address()));
        for (long has : klass.transitiveInterfaces()) {
            expected.remove(has);
        }
        if (!expected.isEmpty()) {
            throw new NoRoomException("the loader of " + type.getPackageName() + " finds other interfaces");
        }
    }
}
