namespace Xnat.Typed.Server.Data;

/// <summary>Numbers given out last; none is given out twice.</summary>
/// <param name="Row">Number of a row.</param>
/// <param name="Event">Number of a change event.</param>
/// <param name="Subject">Number in the accession ID of a subject.</param>
/// <param name="Experiment">Number in the accession ID of an experiment.</param>
/// <param name="Position">Place of an object among those of its kind.</param>
internal sealed record Counters(long Row, long Event, int Subject, int Experiment, long Position);
