package dev.hotreload.handover;

import java.nio.file.Path;
import java.util.List;

/** Runs every case in the JVM that it is started in; the first failure ends it. */
final class HandoverRun {
    private HandoverRun() {}

    /**
     * Runs them.
     *
     * @param args the folder of the cases
     */
    public static void main(String[] args) throws Throwable {
        List<HandoverCase> cases = HandoverCase.all(Path.of(args[0]));
        HandoverProgram program = new HandoverProgram(cases);
        for (HandoverCase file : cases) {
            System.out.println(file.name());
            HandoverTest.run(program, file);
        }
        System.out.println("ran " + cases.size() + " on " + Runtime.version().feature());
    }
}
