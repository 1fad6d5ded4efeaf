package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.VirtualMachineManager;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A debugger that asks for events as one of the IDEs does, on the JDI that it has: Eclipse's, or the JDK's.
 *
 * <p>Line breakpoints are kept as the IDEs keep them: by class name and line, and set whenever such a class is
 * prepared.
 */
final class Debugger implements AutoCloseable {

    /** Which classes an IDE asks for to set the breakpoints of {@code p.Counter}, and what it has suspended. */
    enum Ide {
        VS_CODE(EventRequest.SUSPEND_ALL, true, ""),
        ECLIPSE(EventRequest.SUSPEND_ALL, true, "p.Counter$Excluded*"),
        INTELLIJ(EventRequest.SUSPEND_EVENT_THREAD, false, "");

        private final int preparePolicy;
        private final boolean asksForNested;
        private final String exclusion;

        Ide(int preparePolicy, boolean asksForNested, String exclusion) {
            this.preparePolicy = preparePolicy;
            this.asksForNested = asksForNested;
            this.exclusion = exclusion;
        }

        private VirtualMachineManager jdi() {
            return this == ECLIPSE ? EclipseJdi.manager() : Bootstrap.virtualMachineManager();
        }
    }

    private final Ide ide;
    private final VirtualMachine vm;
    private final Map<String, Set<Integer>> lines = new ConcurrentHashMap<>();
    private final BlockingQueue<EventSet> stops = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> prepared = new LinkedBlockingQueue<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private Debugger(Ide ide, VirtualMachine vm) {
        this.ide = ide;
        this.vm = vm;
    }

    static Debugger attach(Ide ide, int port) throws IOException {
        AttachingConnector connector = ide.jdi().attachingConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("localhost");
        Objects.requireNonNull(arguments.get("port")).setValue(String.valueOf(port));
        try {
            VirtualMachine vm = connector.attach(arguments);
            if (ide == Ide.ECLIPSE) {
                EclipseJdi.makePatient(vm);
            }
            Debugger debugger = new Debugger(ide, vm);
            debugger.begin();
            return debugger;
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin() {
        if (ide == Ide.INTELLIJ) {
            breakOnRedefinition();
        }
        Thread thread = new Thread(this::handleEvents, "debugger");
        thread.setDaemon(true);
        thread.start();
    }

    /** IntelliJ's own means against lost breakpoints: it stops where agents redefine classes, and goes on. */
    private void breakOnRedefinition() {
        for (ReferenceType type : vm.classesByName("sun.instrument.InstrumentationImpl")) {
            for (String method : List.of("redefineClasses", "retransformClasses")) {
                BreakpointRequest request = vm.eventRequestManager()
                        .createBreakpointRequest(
                                type.methodsByName(method).get(0).location());
                request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                request.putProperty("hidden", true);
                request.enable();
            }
        }
    }

    VirtualMachine vm() {
        return vm;
    }

    /** Sets a line breakpoint, in the classes that are there and in those to come. */
    void breakAt(String className, int line) {
        Set<Integer> numbers = new ConcurrentSkipListSet<>(Set.of(line));
        Set<Integer> known = lines.putIfAbsent(className, numbers);
        if (known != null) {
            known.add(line);
        } else {
            askForPrepare(className);
            if (ide.asksForNested) {
                askForPrepare(className + "$*");
            }
        }
        classes(className).forEach(type -> set(type, line));
    }

    /** Moves a line breakpoint, as an editor does when lines are inserted above it. */
    void moveBreakpoint(String className, int from, int to) {
        Objects.requireNonNull(lines.get(className)).remove(from);
        List<BreakpointRequest> gone = vm.eventRequestManager().breakpointRequests().stream()
                .filter(request -> Integer.valueOf(from).equals(request.getProperty("line")))
                .toList();
        vm.eventRequestManager().deleteEventRequests(gone);
        breakAt(className, to);
    }

    private List<ReferenceType> classes(String className) {
        List<ReferenceType> classes = new ArrayList<>(vm.classesByName(className));
        if (ide.asksForNested) {
            vm.allClasses().stream()
                    .filter(type -> type.name().startsWith(className + "$"))
                    .forEach(classes::add);
        }
        return classes;
    }

    private void askForPrepare(String pattern) {
        ClassPrepareRequest request = vm.eventRequestManager().createClassPrepareRequest();
        request.addClassFilter(pattern);
        if (!ide.exclusion.isEmpty()) {
            request.addClassExclusionFilter(ide.exclusion);
        }
        request.setSuspendPolicy(ide.preparePolicy);
        request.enable();
    }

    private void set(ReferenceType type, int line) {
        try {
            for (Location location : type.locationsOfLine(line)) {
                BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(location);
                request.putProperty("line", line);
                request.setSuspendPolicy(
                        ide == Ide.VS_CODE ? EventRequest.SUSPEND_EVENT_THREAD : EventRequest.SUSPEND_ALL);
                request.enable();
            }
        } catch (AbsentInformationException e) {
            // A class that the JDK has spun for a lambda; its name begins as those of nested classes do.
        }
    }

    private void handleEvents() {
        try {
            while (true) {
                EventSet set = vm.eventQueue().remove();
                if (set.suspendPolicy() == EventRequest.SUSPEND_NONE) {
                    // The start of a JVM that does not wait for the debugger, if the debugger was there before it.
                    continue;
                }
                if (set.stream().allMatch(this::isHandled)) {
                    set.resume();
                } else {
                    stops.add(set);
                }
            }
        } catch (VMDisconnectedException | InterruptedException e) {
            // The end of the session.
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private boolean isHandled(Event event) {
        if (event instanceof ClassPrepareEvent prepare) {
            String name = prepare.referenceType().name();
            lines.forEach((className, numbers) -> {
                if (name.equals(className) || (ide.asksForNested && name.startsWith(className + "$"))) {
                    numbers.forEach(line -> set(prepare.referenceType(), line));
                }
            });
            prepared.add(name);
            return true;
        }
        return event instanceof BreakpointEvent hit
                && hit.request() != null
                && hit.request().getProperty("hidden") != null;
    }

    /** Waits for the next stop. */
    Stop awaitStop() {
        try {
            EventSet set = stops.poll(DebuggedApplication.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(set).as("stop; failures: " + failures).isNotNull();
            return new Stop(set);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Goes on until the program stops there; a thread may have to leave old code first. */
    Stop awaitStopAt(String place) {
        List<String> places = new ArrayList<>();
        while (places.size() < 20) {
            Stop stop = awaitStop();
            assertThat(stop.events()).as("one breakpoint, one event").hasSize(1);
            if (stop.place().equals(place)) {
                return stop;
            }
            places.add(stop.place());
            stop.goOn();
        }
        throw new AssertionError("does not stop at " + place + ", but at " + places);
    }

    /** Waits for a stop that {@link #awaitStop} will return, or finds that there is none for a while. */
    boolean stopsWithin(long milliseconds) {
        try {
            EventSet set = stops.poll(milliseconds, TimeUnit.MILLISECONDS);
            if (set != null) {
                stops.add(set);
            }
            return set != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The names of classes that were prepared since the last call. */
    List<String> takePrepared() {
        List<String> taken = new ArrayList<>();
        prepared.drainTo(taken);
        return taken;
    }

    /** What went wrong in the thread that handles events. */
    List<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        try {
            vm.dispose();
        } catch (VMDisconnectedException e) {
            // It is closed already.
        }
    }

    /** The program stands still. */
    final class Stop {

        private final EventSet set;

        private Stop(EventSet set) {
            this.set = set;
        }

        List<Event> events() {
            return List.copyOf(set);
        }

        ThreadReference thread() {
            return set.stream()
                    .filter(LocatableEvent.class::isInstance)
                    .map(event -> ((LocatableEvent) event).thread())
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("stopped by " + List.copyOf(set) + "; failures: " + failures));
        }

        StackFrame frame() {
            try {
                return thread().frame(0);
            } catch (IncompatibleThreadStateException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Such as {@code tick:5}. */
        String place() {
            Location location = frame().location();
            return location.method().name() + ":" + location.lineNumber();
        }

        void goOn() {
            set.resume();
        }

        /** Steps over a line, into a call or out of the method, and returns the place of the next stop. */
        Stop step(int depth) {
            StepRequest request = vm.eventRequestManager().createStepRequest(thread(), StepRequest.STEP_LINE, depth);
            List.of("java.*", "javax.*", "jdk.*", "sun.*", "com.sun.*").forEach(request::addClassExclusionFilter);
            request.addCountFilter(1);
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.enable();
            set.resume();
            Stop next = awaitStop();
            vm.eventRequestManager().deleteEventRequest(request);
            return next;
        }
    }
}
