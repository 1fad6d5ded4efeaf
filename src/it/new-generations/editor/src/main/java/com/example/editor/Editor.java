package com.example.editor;

import dev.hotreload.examples.imagegen.app.Main;
import dev.hotreload.examples.imagegen.model.Progress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Has two pictures painted, makes the change of the project whose turn it is, and waits for the next generation. */
public class Editor {
    public static void main(String[] args) throws Exception {
        int megabytes = Integer.parseInt(args[0]);
        int starts = Project.starts();
        // That many in all, so two more than before if it goes on counting.
        Main.main(new String[] {
            "--weights-mb=" + megabytes, "--pictures=" + 2 * starts, "--size=32", "--interval-ms=0"
        });
        System.out.println("start: interface " + Progress.class.isInterface() + ", pid "
                + ProcessHandle.current().pid()
                + ", " + origin("org.slf4j.LoggerFactory") + ", " + origin("com.google.gson.Gson")
                + ", " + origin("com.example.effects.Blur"));
        if (starts > 1) {
            System.out.println("network: " + Network.kept(megabytes));
        }
        switch (starts) {
            case 1 -> {}
            case 2 -> Project.upgradeLibrary();
            case 3 -> Project.addDependency();
            case 4 -> Project.addModule();
            default -> {
                return;
            }
        }
        Project.changeKindOfProgress();
        new CountDownLatch(1).await();
    }

    /** The jar of a library, or the directory of a module. */
    private static String origin(String className) throws Exception {
        try {
            Class<?> type = Class.forName(className);
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getFileName().toString();
        } catch (ClassNotFoundException e) {
            return "none";
        }
    }
}
