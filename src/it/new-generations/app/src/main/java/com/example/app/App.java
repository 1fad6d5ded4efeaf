package com.example.app;

import com.example.model.Effect;
import com.example.model.Network;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Paints two pictures, makes the change of the project whose turn it is, and waits for the next generation. */
public class App {
    public static void main(String[] args) throws Exception {
        Network network = Network.load(200);
        Pictures pictures = new Pictures(network);
        pictures.paint();
        pictures.paint();
        System.out.println("start: interface " + Effect.class.isInterface() + ", pid " + ProcessHandle.current().pid()
                + ", array " + System.identityHashCode(network.weights())
                + ", own class " + (network.getClass() == Network.class)
                + ", " + origin("org.slf4j.LoggerFactory") + ", " + origin("com.google.gson.Gson")
                + ", " + origin("com.example.effects.Blur"));
        switch ((int) Project.starts()) {
            case 1 -> {}
            case 2 -> Project.upgradeLibrary();
            case 3 -> Project.addDependency();
            case 4 -> Project.addModule();
            default -> {
                return;
            }
        }
        Project.changeKindOfEffect();
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
