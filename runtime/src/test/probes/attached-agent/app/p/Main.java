package p;

import c.Core;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;
import net.bytebuddy.agent.ByteBuddyAgent;

public class Main {
    public static void main(String[] args) throws Exception {
        Instrumentation instrumentation = ByteBuddyAgent.install();
        System.out.println(instrumentation.isRedefineClassesSupported() + " " + instrumentation.isModifiableClass(Core.class));
        instrumentation.retransformClasses(Core.class, Main.class);
        File late = new File(System.getProperty("late"));
        ByteBuddyAgent.attach(late, Long.toString(ProcessHandle.current().pid()), "late-option");
        System.out.println(Class.forName("a.LateAgent").getClassLoader() == ClassLoader.getSystemClassLoader()
                || Class.forName("a.LateAgent").getClassLoader().getName().equals("app"));
        instrumentation.appendToSystemClassLoaderSearch(new JarFile(late));
        System.out.println(Class.forName("a.LateAgent"));
        System.out.println(ClassLoader.getSystemResource("a/LateAgent.class"));
        System.out.println(System.getProperty("java.class.path"));
    }
}
