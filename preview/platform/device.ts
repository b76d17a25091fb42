/** What the stand-in can pretend to run on. */
export type Device = "desktop" | "tablet" | "phone";

/** The app's `Platform`; {@link setPlatform} changes it. */
export const Platform = {
	isDesktop: true,
	isMobile: false,
	isDesktopApp: true,
	isMobileApp: false,
	isIosApp: false,
	isAndroidApp: false,
	isPhone: false,
	isTablet: false,
	isMacOS: typeof navigator !== "undefined" && /Mac/.test(navigator.userAgent),
	isWin: false,
	isLinux: typeof navigator === "undefined" || /Linux/.test(navigator.userAgent),
	isSafari: false,
	resourcePathPrefix: "app://preview/",
};

/** Sets the flags and the body's classes as the app does on such a device. */
export function setPlatform(device: Device, body: HTMLElement): void {
	const mobile = device !== "desktop";
	Platform.isDesktop = Platform.isDesktopApp = !mobile;
	Platform.isMobile = Platform.isMobileApp = mobile;
	Platform.isIosApp = false;
	Platform.isAndroidApp = mobile;
	Platform.isPhone = device === "phone";
	Platform.isTablet = device === "tablet";
	body.classList.toggle("is-mobile", mobile);
	body.classList.toggle("is-phone", Platform.isPhone);
	body.classList.toggle("is-tablet", Platform.isTablet);
	body.classList.toggle("is-android", mobile);
	// On by default in the app's settings of its appearance; only a phone's rules look at them.
	body.classList.add("is-floating-nav", "auto-full-screen");
	body.classList.remove("is-hidden-nav");
}
