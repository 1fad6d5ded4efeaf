package dev.hotreload.vm;

import dev.hotreload.vm.LiveKlass.InterfaceEntry;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what is known of classes of the JDK in the JVM's memory, and compares it with what reflection says. Nothing is
 * written. If anything differs, this JVM is not as this package knows it.
 */
final class SelfTest {
    private static final List<Class<?>> CLASSES = List.of(ArrayList.class, HashMap.class, TreeMap.class, String.class);

    private static final int COMPARED = Modifier.PUBLIC
            | Modifier.PROTECTED
            | Modifier.PRIVATE
            | Modifier.STATIC
            | Modifier.FINAL
            | Modifier.ABSTRACT;

    private final VmLayout layout;

    /** What is abstract in it is for the JVM to see. */
    @SuppressWarnings("UnusedMethod")
    private interface Part {
        int missing();

        int there();
    }

    private abstract static class Partial implements Part {
        @Override
        public abstract int there();
    }

    SelfTest(VmLayout layout) {
        this.layout = layout;
    }

    /** @throws UnknownVmException if something is not as expected */
    void run(Instrumentation instrumentation) throws UnknownVmException {
        Set<Class<?>> read = new HashSet<>(Set.of(Object.class, Partial.class, Part.class));
        for (Class<?> type : List.of(ArrayList.class, HashMap.class, TreeMap.class, String.class, Partial.class)) {
            // Its table is filled when it is initialised.
            initialise(type);
            read.addAll(Interfaces.of(type));
            for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
                read.add(each);
            }
        }
        try {
            new Standstill(instrumentation).during(read, () -> {
                compare();
                return true;
            });
        } catch (NoRoomException e) {
            throw new UnknownVmException(String.valueOf(e.getMessage()), e);
        }
    }

    private void compare() throws UnknownVmException {
        for (Class<?> type : CLASSES) {
            LiveKlass klass = layout.klass(type);
            check(klass.name().equals(type.getName().replace('.', '/')), "name", type);
            LiveKlass above = klass.superKlass();
            check(
                    above != null
                            && above.address()
                                    == layout.klass(type.getSuperclass()).address(),
                    "superclass",
                    type);
            Set<Long> interfaces = new HashSet<>();
            for (Class<?> each : Interfaces.of(type)) {
                interfaces.add(layout.klass(each).address());
            }
            check(interfaces.equals(set(klass.transitiveInterfaces())), "interfaces", type);
            check(interfaces.equals(set(klass.secondarySupers())), "supertypes", type);
            check(klass.isLinked() && !klass.isInterface(), "state", type);
            for (Class<?> each : type.getInterfaces()) {
                LiveKlass declared = layout.klass(each);
                check(declared.isInterface() && klass.isLaidOutWith(declared.address()), "declared interfaces", type);
            }
            checkTable(type, klass, interfaces);
            checkMethods(type, klass);
        }
        LiveKlass partial = layout.klass(Partial.class);
        check(partial.hasMiranda("missing", "()I") && !partial.hasMiranda("there", "()I"), "methods", Partial.class);
    }

    private static void initialise(Class<?> type) throws UnknownVmException {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UnknownVmException("there is no " + type, e);
        }
    }

    private static Set<Long> set(long[] addresses) {
        Set<Long> set = new HashSet<>();
        for (long address : addresses) {
            set.add(address);
        }
        return set;
    }

    /** Each method of each interface must be in the table where it is expected. */
    private void checkTable(Class<?> type, LiveKlass klass, Set<Long> interfaces) throws UnknownVmException {
        int compared = 0;
        for (InterfaceEntry entry : klass.interfaceEntries()) {
            check(interfaces.contains(entry.interfaceKlass()), "table of interfaces", type);
            check(entry.offset() > 0, "table of interfaces", type);
            for (LiveMethod method : new LiveKlass(layout, entry.interfaceKlass()).methods()) {
                int index = method.itableIndex();
                LiveMethod selected = index < 0 ? null : klass.selected(method.name(), method.descriptor());
                if (selected != null && selected.isPublic() && !selected.isAbstract()) {
                    long found = layout.memory().longAt(klass.address() + entry.offset() + 8L * index);
                    check(found == selected.address(), "table of interface methods", type);
                    compared++;
                }
            }
        }
        check(compared > 0, "table of interface methods", type);
    }

    private void checkMethods(Class<?> type, LiveKlass klass) throws UnknownVmException {
        Map<String, LiveMethod> methods = new HashMap<>();
        for (LiveMethod method : klass.methods()) {
            check(method.holder().equals(klass), "methods", type);
            methods.put(method.name() + method.descriptor(), method);
        }
        for (Method declared : type.getDeclaredMethods()) {
            String descriptor = MethodType.methodType(declared.getReturnType(), declared.getParameterTypes())
                    .toMethodDescriptorString();
            LiveMethod live = methods.get(declared.getName() + descriptor);
            check(live != null && (live.flags() & COMPARED) == (declared.getModifiers() & COMPARED), "methods", type);
        }
    }

    private static void check(boolean isAsExpected, String what, Class<?> type) throws UnknownVmException {
        if (!isAsExpected) {
            throw new UnknownVmException(
                    "in the JVM's memory, the " + what + " of " + type.getName() + " is not where it is expected");
        }
    }
}
