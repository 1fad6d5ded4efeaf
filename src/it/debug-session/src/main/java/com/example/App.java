package com.example;

import java.nio.file.Path;

/** Greets again and again, for as long as the debugger that it has started is there. */
public class App {
    public static void main(String[] args) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process user = new ProcessBuilder(java, "-cp", "target/classes", "com.example.DebuggingUser", "25005")
                .inheritIO()
                .start();
        Greeting greeting = new Greeting("world");
        while (user.isAlive()) {
            greeting.text();
            Thread.sleep(20);
        }
        System.out.println("goes on without the debugger");
    }
}
