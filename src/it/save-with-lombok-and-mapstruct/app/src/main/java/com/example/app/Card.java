package com.example.app;

import lombok.Data;

/** What is shown of a person. */
@Data
public class Card {

    private String title;
}
