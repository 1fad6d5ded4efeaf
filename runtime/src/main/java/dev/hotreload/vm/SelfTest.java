package dev.hotreload.vm;

import dev.hotreload.vm.LiveKlass.InterfaceEntry;
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

    SelfTest(VmLayout layout) {
        this.layout = layout;
    }

    /** @throws UnknownVmException if something is not as expected */
    void run() throws UnknownVmException {
        for (Class<?> type : CLASSES) {
            // Its table is filled when it is initialised.
            initialise(type);
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
            checkTable(type, klass, interfaces);
            checkMethods(type, klass);
        }
        Set<Long> resolved = set(layout.klass(SelfTest.class).resolvedClasses());
        check(resolved.contains(layout.klass(VmLayout.class).address()), "constant pool", SelfTest.class);
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
        klass.methods().forEach(method -> methods.put(method.name() + method.descriptor(), method));
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
