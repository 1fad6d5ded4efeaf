package com.example;

public class App {

    public static void main(String[] args) {
        System.err.println("no such port: 99999");
        System.exit(3);
    }
}
