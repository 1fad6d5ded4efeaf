package com.example;

public class Picture {
    private int drawn;

    public synchronized String draw(int size, String prompt) {
        drawn++;
        return prompt + " " + size + " in black, number " + drawn;
    }
}
