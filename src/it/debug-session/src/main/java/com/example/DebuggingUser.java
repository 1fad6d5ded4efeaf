package com.example;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;

/** Plays the user of a debugger: stops at a line, edits while the program stands there, goes on, stops again. */
public class DebuggingUser {
    private static final String CLASS = "com.example.Greeting";
    private static final Path SOURCE = Path.of("src/main/java/com/example/Greeting.java");

    public static void main(String[] args) throws Exception {
        VirtualMachine vm = attach(args[0]);
        ClassPrepareRequest prepares = vm.eventRequestManager().createClassPrepareRequest();
        prepares.addClassFilter(CLASS);
        prepares.enable();
        for (ReferenceType type : vm.classesByName(CLASS)) {
            breakAtMark(vm, type);
        }
        int stops = 0;
        while (stops < 2) {
            EventSet events = vm.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepare) {
                    breakAtMark(vm, prepare.referenceType());
                } else if (event instanceof BreakpointEvent stop) {
                    stops++;
                    StackFrame frame = stop.thread().frame(0);
                    System.out.println("stop " + stops + " at " + frame.location().lineNumber() + ", name = "
                            + frame.thisObject().getValue(frame.thisObject().referenceType().fieldByName("name")));
                    if (stops == 1) {
                        edit();
                    }
                }
            }
            events.resume();
        }
        vm.dispose();
    }

    private static VirtualMachine attach(String port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("localhost");
        arguments.get("port").setValue(port);
        return connector.attach(arguments);
    }

    private static void breakAtMark(VirtualMachine vm, ReferenceType type) throws Exception {
        int line = Files.readAllLines(SOURCE).indexOf(
                Files.readAllLines(SOURCE).stream().filter(text -> text.endsWith("// the breakpoint")).findFirst().orElseThrow()) + 1;
        for (Location location : type.locationsOfLine(line)) {
            vm.eventRequestManager().createBreakpointRequest(location).enable();
        }
    }

    /** Saves, as an IDE does that builds on save. */
    private static void edit() throws Exception {
        Files.writeString(SOURCE, Files.readString(SOURCE).replace("// (an edit inserts a line here)", "// edited\n        int more = 1;"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "-d", "target/classes", "-cp", "target/classes", SOURCE.toString());
        System.out.println("compiled: " + result);
    }
}
