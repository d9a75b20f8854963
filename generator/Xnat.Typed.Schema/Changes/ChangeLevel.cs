namespace Xnat.Typed.Schema.Changes;

/// <summary>What a change of the schemas means to a program that was written before it.</summary>
internal enum ChangeLevel
{
    /// <summary>The program notices nothing.</summary>
    Compatible,

    /// <summary>There is something that the program does not use, and nothing that it cannot deal with.</summary>
    New,

    /// <summary>The program no longer compiles, reads what it cannot hold, or writes what the schemas forbid.</summary>
    Breaking,
}
