package com.example;

import java.util.List;

public class App {

    public static void main(String[] args) {
        System.out.println("arguments: " + List.of(args));
        System.out.println("greeting: " + System.getProperty("greeting"));
        System.out.println("mode: " + System.getenv("MODE"));
        System.out.println("directory: " + System.getProperty("user.dir"));
        System.out.println("class path: " + System.getProperty("java.class.path"));
        System.out.println("launch file: " + System.getProperty("hotreload.launch"));
    }
}
