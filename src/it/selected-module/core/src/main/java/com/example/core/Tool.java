package com.example.core;

/** Would make the main class ambiguous if the command did not name the module. */
public class Tool {

    public static void main(String[] args) {
        System.out.println("the wrong class was run");
    }
}
