using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Tests.Builders;

/// <summary>A set that asks in every way a file can ask for, read from a file as the shipped ones are.</summary>
internal static class EveryKind
{
    public const string Yaml = """
        id: every-kind
        version: 1
        title: Every kind
        source: Written for the tests.
        questions:
          - id: mood
            kind: choice
            label: Mood
            ask: How was it?
            choices:
              - { id: good, label: Good }
              - { id: hard, label: Hard }
          - id: hardest
            kind: text
            label: Hardest part
            ask: What was hardest?
            probe: Can you give one example?
            when: { question: mood, is: [hard] }
          - id: tools
            kind: choices
            label: What helped
            ask: What helped?
            choices:
              - { id: time, label: Time }
              - { id: advice, label: Advice }
              - { id: luck, label: Luck }
          - id: sure
            kind: scale
            label: How sure
            ask: How sure are you?
            steps: [Not yet, Getting there, Quite sure]
          - id: since
            kind: date
            label: Since when
            ask: Since when?
          - id: team
            kind: number
            label: Team
            ask: How many people?
            min: 1
            max: 500
            unit: people
          - id: people
            kind: rows
            label: The people
            ask: Who has a say in it?
            columns:
              - { label: Name }
              - { label: Influence, choices: [High, Some, Little] }
              - { label: Next move }
          - id: story
            kind: longText
            label: The story
            ask: What is the story?
            detail: true
        """;

    /// <summary>A list that starts from the last one.</summary>
    public static QuestionSet Map { get; } = QuestionSetReader.Read("map.v1.yaml", """
        id: map
        version: 1
        title: A map
        source: Written for the tests.
        questions:
          - id: goal
            kind: text
            prefill: { set: map, question: goal }
            label: The goal
            ask: What is the goal?
          - id: people
            kind: rows
            prefill: { set: map, question: people }
            label: The people
            ask: Who has a say in it?
            columns:
              - { label: Name }
              - { label: Influence, choices: [High, Some, Little] }
        """).Set!;

    public static QuestionSet Set { get; } = QuestionSetReader.Read("every-kind.v1.yaml", Yaml).Set!;
}
