package p;

import java.lang.management.ManagementFactory;
import java.util.TreeMap;

public class Main {
    public static void main(String[] args) {
        System.out.println(args.length + " " + String.join("|", args));
        new TreeMap<>(System.getProperties()).forEach((key, value) -> System.out.println(key + " = " + value));
        System.out.println(ManagementFactory.getRuntimeMXBean().getClassPath());
        System.getenv().keySet().stream()
                .filter(name -> name.toLowerCase().contains("hotreload") || name.equals("JAVA_TOOL_OPTIONS"))
                .forEach(System.out::println);
        System.out.println(ProcessHandle.current().children().count());
        System.out.println(System.in.getClass() + " " + System.out.getClass() + " " + System.console());
        System.out.println(System.getSecurityManager());
        System.out.println(Thread.getDefaultUncaughtExceptionHandler());
        System.out.println(ModuleLayer.boot().findModule("java.instrument").isPresent());
    }
}
