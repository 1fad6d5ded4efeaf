package dev.hotreload.benchmarks.debug;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.Jars;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a debugger does when the program stops, through the gateway and on a direct connection. */
public final class DebugBenchmark {

    private static final double GOAL = 1.3;
    private static final int WARM_UP = 5;
    private static final int SAMPLES = 15;
    private static final int STOPS = 20;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Settings settings;

    /** A benchmark with these settings. */
    public DebugBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** One piece of a debugger's work. */
    private interface Work {
        void run(VirtualMachine vm) throws IncompatibleThreadStateException;
    }

    /** Measures, both ways in turns. */
    public Table run() throws IOException, InterruptedException {
        Table table = new Table(
                "Debugger: milliseconds for one piece of work, median (p95)",
                "work",
                "direct",
                "through the gateway",
                "ratio",
                "goal",
                "met");
        int directPort = freePort();
        int gatewayPort = freePort();
        Process direct = start(direct(directPort), "direct");
        Process gateway = start(gateway(gatewayPort), "gateway");
        try {
            List<VirtualMachine> ways = List.of(attach(directPort), attach(gatewayPort));
            measure("threads with state and stack, " + STOPS + " stops", ways, DebugBenchmark::threads, table);
            measure("fields of 10,000 objects", ways, DebugBenchmark::fields, table);
            ways.forEach(VirtualMachine::dispose);
        } finally {
            gateway.destroy();
            direct.destroy();
        }
        return table;
    }

    private static void measure(String title, List<VirtualMachine> ways, Work work, Table table) {
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < WARM_UP + SAMPLES; i++) {
            for (int way = 0; way < ways.size(); way++) {
                double time = time(ways.get(way), work);
                if (i >= WARM_UP) {
                    times.get(way).add(time);
                }
            }
        }
        Samples direct = Samples.of(times.get(0));
        Samples gateway = Samples.of(times.get(1));
        double ratio = gateway.median() / direct.median();
        table.row(
                title,
                Figures.medianAndP95(direct),
                Figures.medianAndP95(gateway),
                Figures.decimal(ratio, 2),
                Figures.decimal(GOAL, 1),
                Figures.met(ratio, GOAL));
    }

    private static double time(VirtualMachine vm, Work work) {
        long start = System.nanoTime();
        try {
            work.run(vm);
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException("a thread runs while all are suspended", e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void threads(VirtualMachine vm) throws IncompatibleThreadStateException {
        for (int stop = 0; stop < STOPS; stop++) {
            vm.suspend();
            for (ThreadReference thread : vm.allThreads()) {
                thread.status();
                thread.frames();
            }
            vm.resume();
        }
    }

    private static void fields(VirtualMachine vm) {
        vm.suspend();
        ReferenceType application =
                vm.classesByName(DebuggedApplication.class.getName()).get(0);
        ArrayReference items = (ArrayReference) application.getValue(application.fieldByName("ITEMS"));
        for (Value item : items.getValues()) {
            ObjectReference object = (ObjectReference) item;
            List<Field> fields = object.referenceType().allFields();
            object.getValues(fields);
        }
        vm.resume();
    }

    private List<String> direct(int port) {
        return List.of(
                settings.java().toString(),
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port,
                "-cp",
                Jars.location(DebuggedApplication.class).toString(),
                DebuggedApplication.class.getName());
    }

    private List<String> gateway(int port) {
        return List.of(
                settings.java().toString(),
                "-cp",
                System.getProperty("java.class.path", ""),
                GatewayProcess.class.getName(),
                String.valueOf(port),
                settings.java().toString(),
                "-cp",
                Jars.location(DebuggedApplication.class).toString(),
                DebuggedApplication.class.getName());
    }

    private Process start(List<String> command, String name) throws IOException {
        Path log = Files.createDirectories(settings.output().resolve("debug")).resolve(name + ".log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static VirtualMachine attach(int port) throws IOException, InterruptedException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("localhost");
        Objects.requireNonNull(arguments.get("port")).setValue(String.valueOf(port));
        long start = System.nanoTime();
        while (true) {
            try {
                VirtualMachine vm = connector.attach(arguments);
                awaitItems(vm, start);
                return vm;
            } catch (IOException e) {
                // The JVM does not listen yet.
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw e;
                }
                Thread.sleep(100);
            } catch (IllegalConnectorArgumentsException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void awaitItems(VirtualMachine vm, long start) throws InterruptedException {
        while (vm.classesByName(DebuggedApplication.Item.class.getName()).isEmpty()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("the application does not begin");
            }
            Thread.sleep(100);
        }
        Thread.sleep(500);
    }
}
