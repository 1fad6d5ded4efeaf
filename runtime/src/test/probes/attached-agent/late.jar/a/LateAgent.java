package a;

import java.lang.instrument.Instrumentation;

public final class LateAgent {
    public static void agentmain(String options, Instrumentation instrumentation) {
        System.out.println("agentmain " + options + " " + LateAgent.class.getClassLoader().getName() + " "
                + LateAgent.class.getProtectionDomain().getCodeSource().getLocation());
    }
}
