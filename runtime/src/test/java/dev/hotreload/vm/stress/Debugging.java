package dev.hotreload.vm.stress;

import com.sun.jdi.ArrayType;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import java.util.Map;
import java.util.Objects;

/** A debugger that stops the program every now and then and looks at its classes and stacks. */
final class Debugging implements Runnable {
    private static final int PAUSE_MILLIS = 100;

    private final int port;

    Debugging(int port) {
        this.port = port;
    }

    /** With the port of a JVM that waits for a debugger. */
    public static void main(String[] args) {
        new Debugging(Integer.parseInt(args[0])).run();
    }

    @Override
    public void run() {
        try {
            VirtualMachine jvm = attach();
            Thread events = new Thread(() -> takeEvents(jvm), "events of the debugger");
            events.setDaemon(true);
            events.start();
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                jvm.suspend();
                look(jvm);
                jvm.resume();
            }
        } catch (VMDisconnectedException end) {
            // The program has ended.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * JDI itself asks for those of classes that come and go; if nobody takes them, the JVM holds the threads that have
     * more.
     */
    private static void takeEvents(VirtualMachine jvm) {
        try {
            while (true) {
                jvm.eventQueue().remove();
            }
        } catch (VMDisconnectedException | InterruptedException end) {
            // The program has ended.
        }
    }

    private VirtualMachine attach() throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(Integer.toString(port));
        return connector.attach(arguments);
    }

    private static void look(VirtualMachine jvm) {
        for (ThreadReference thread : jvm.allThreads()) {
            try {
                thread.frames();
            } catch (ObjectCollectedException | IncompatibleThreadStateException ended) {
                // There are others.
            }
        }
        for (Class<?> each : new Class<?>[] {Foo.class, Bar.class, Whole.class}) {
            for (ReferenceType type : jvm.classesByName(each.getName())) {
                ((ClassType) type).allInterfaces();
                type.methods();
                type.instances(3);
            }
        }
        for (ReferenceType type : jvm.classesByName(Foo.class.getName() + "[]")) {
            ((ArrayType) type).componentSignature();
        }
    }
}
