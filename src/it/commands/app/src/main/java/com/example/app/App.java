package com.example.app;

import com.example.core.First;
import com.example.core.Refused;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saves its own sources, and asks from outside what became of it, over the socket and with the goals. */
public class App {

    public static void main(String[] args) throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Goals goals = new Goals(root, Path.of(args[1]), args[2]);
        Path mark = root.resolve("restarted");
        if (Files.exists(mark)) {
            stop(root, goals);
        } else {
            test(root, goals, Integer.parseInt(args[0]));
            Files.createFile(mark);
            goals.run("restart.log", "hotreload:undo", "hotreload:reload", "hotreload:restart", "-Dhotreload.json");
        }
        System.out.println("still there");
    }

    private static void stop(Path root, Goals goals) throws Exception {
        print("restarted with", new First().value() + " " + new Second().value());
        print(
                "prompt",
                goals.shell(
                        "int twice(int n) {",
                        "    return 2 * n; }",
                        "twice(21)",
                        "new com.example.core.First().value()",
                        "nothing"));
        Path patched = root.resolve("patched.java");
        Files.writeString(patched, "public int value() { return -1; }");
        goals.run(
                "patch.log",
                "hotreload:patch",
                "hotreload:patches",
                "hotreload:unpatch",
                "-Dhotreload.patch=" + patched,
                "-Dhotreload.patch.method=com.example.core.First#value()",
                "-Dhotreload.json");
        print("after the patch", new First().value() + " " + new Second().value());
        goals.run(
                "goals.log",
                "hotreload:pause",
                "hotreload:resume",
                "hotreload:reload",
                "hotreload:wait",
                "hotreload:status",
                "hotreload:stop",
                "-Dhotreload.json");
    }

    private static void test(Path root, Goals goals, int saves) throws Exception {
        Source first = new Source(root.resolve("core/src/main/java/com/example/core/First.java"));
        Source second = new Source(root.resolve("app/src/main/java/com/example/app/Second.java"));
        Source refused = new Source(root.resolve("core/src/main/java/com/example/core/Refused.java"));
        Commands commands = Commands.ofThisApplication();
        First one = new First();
        Second two = new Second();
        Refused.touch();

        print("start", commands.ask("wait"));

        print("pause", commands.ask("pause"));
        first.replace("return 0;", "return 1;");
        second.replace("return 0;", "return 1;");
        print("paused", commands.ask("wait") + " " + one.value() + two.value());
        print("resume", commands.ask("resume") + " " + one.value() + two.value());

        second.replace("return 1;", "return 2");
        print("broken", commands.ask("wait") + " " + two.value());
        print("reload", commands.ask("reload") + " " + two.value());
        second.replace("return 2", "return 2;");
        print("mended", commands.ask("wait") + " " + two.value());

        refused.replace("static void touch() {}", "static native void touch();");
        print("refused", commands.ask("wait"));
        print("again", commands.ask("reload"));
        refused.replace("static native void touch();", "static void touch() {}");
        print("taken back", commands.ask("wait"));

        second.replace("return 2;", "return 3");
        print("goal on a broken source", goals.run("broken.log", "hotreload:status"));
        second.replace("return 3", "return 3;");
        print("value", one.value() + " " + two.value());

        print("saves", saves);
        Writer core = new Writer(first, one::value, commands, saves, 1);
        Writer app = new Writer(second, two::value, commands, saves, 2);
        core.otherIs(app);
        app.otherIs(core);
        core.start();
        app.start();
        core.join();
        app.join();
        print("core", core);
        print("app", app);
        print("values", one.value() + " " + two.value());
    }

    private static void print(String what, Object answer) {
        System.out.println(what + ": " + answer);
    }
}
