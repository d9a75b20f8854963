namespace Xnat.Typed.Architecture.Tests.Rooms;

/// <summary>One folder uses another.</summary>
/// <param name="From">The folder that uses, from the root of the repository.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="Names">Types that are used.</param>
internal sealed record Arrow(string From, string To, IReadOnlyList<string> Names);
