namespace Xnat.Typed.Server.Prearchive;

/// <summary>How long archiving or rebuilding takes: the one or the other.</summary>
/// <param name="Looks">So many looks at the session, by whomever; 0 if it goes by time.</param>
/// <param name="Time">So long by the server's clock; zero if it goes by looks.</param>
internal sealed record Slowness(int Looks, TimeSpan Time);
