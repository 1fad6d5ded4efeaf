package com.example.text;

public class Spare {

    public static class Part {}
}
