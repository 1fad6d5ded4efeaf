package com.example.app;

import com.example.core.First;
import com.example.core.Refused;
import dev.hotreload.api.HotReload;
import dev.hotreload.api.LivePatch;
import dev.hotreload.api.LivePatches;
import dev.hotreload.api.LivePatches.OnSave;
import dev.hotreload.api.PatchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

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
            goals.run(
                    "restart.log",
                    "hotreload:undo",
                    "hotreload:reload",
                    "hotreload:patch",
                    "hotreload:restart",
                    "-Dhotreload.patch=" + patch(root),
                    "-Dhotreload.patch.method=com.example.core.First#value()",
                    "-Dhotreload.json");
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
        goals.run(
                "patch.log",
                "hotreload:patch",
                "hotreload:patches",
                "hotreload:unpatch",
                "-Dhotreload.patch=" + patch(root),
                "-Dhotreload.patch.method=com.example.core.First#value()",
                "-Dhotreload.json");
        print("after the patch", new First().value() + " " + new Second().value());
        patchItself(new Source(root.resolve("core/src/main/java/com/example/core/First.java")));
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

    /** The source of a method that is on disk nowhere else. */
    private static Path patch(Path root) throws Exception {
        return Files.writeString(root.resolve("patched.java"), "public int value() { return -1; }");
    }

    /** What the goals do, the program does to itself. */
    private static void patchItself(Source source) throws Exception {
        String method = "com.example.core.First#value()";
        LivePatches patches = HotReload.patches();
        HotReload.onReload(reload -> print("in a reload", refusal(() -> patches.apply("class Late {}"))));
        LivePatch patch = patches.applyMethod(method, "public int value() { return -3; }", OnSave.KEEP);
        print("patched by itself", new First().value() + " " + patches.all());
        print("broken patch", refusal(() -> patches.applyMethod(method, "public int value() { return x; }")));
        print("without a source", refusal(() -> patches.apply("package nowhere; class Nowhere {}")));
        patches.revert(patch);
        print("reverted by itself", patches.all() + " " + (new First().value() > 0));
        print("reverted again", refusal(() -> {
            patches.revert(patch);
            return null;
        }));
        patches.applyMethod(method, "public int value() { return -4; }");
        print("not on disk", !source.text().contains("-4"));
        patches.commitAll();
        print("committed by itself", new First().value() + " " + patches.all() + source.text().contains("return -4;"));
    }

    private static String refusal(Callable<?> patch) {
        try {
            return "done: " + patch.call();
        } catch (PatchException e) {
            return e.getMessage().lines().findFirst().orElse("");
        } catch (Exception e) {
            return e.toString();
        }
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
        print("undo", commands.ask("undo") + " " + two.value());
        print("undone", commands.ask("wait"));
        second.replace("return 2;", "return 2;");
        print("saved again", commands.ask("wait") + " " + two.value());

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
