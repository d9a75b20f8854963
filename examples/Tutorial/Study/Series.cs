namespace Xnat.Typed.Tutorial.Study;

/// <summary>One MR series of the made-up study.</summary>
/// <param name="Description">Series description, which XNAT takes as the type of the scan.</param>
/// <param name="RepetitionTime">TR, in milliseconds.</param>
/// <param name="EchoTime">TE, in milliseconds.</param>
/// <param name="InversionTime">TI, in milliseconds, or <see langword="null"/>.</param>
/// <param name="FlipAngle">Flip angle, in degrees.</param>
internal sealed record Series(string Description, double RepetitionTime, double EchoTime, double? InversionTime, double FlipAngle);
